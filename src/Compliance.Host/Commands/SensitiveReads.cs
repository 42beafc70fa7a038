using Compliance.Audit;
using Compliance.Kernel;

namespace Compliance.Host.Commands;

/// <summary>
/// Puts a read of a sensitive record on record before anything is shown. One entry a minute for one person and one record;
/// an id that does not exist is noted as a refusal like one that may not be seen, so that neither the answer nor its time
/// tells which it was.
/// </summary>
internal sealed class SensitiveReads(DeskServices desks, IMemory memory, IHttpContextAccessor accessor)
{
    /// <summary>Why somebody reads, percent-encoded when it is not ASCII.</summary>
    public const string Purpose = "X-Purpose";
    private const int LongestId = 200;
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(1);
    private static readonly object Noted = new();

    public async ValueTask Note(Actor actor, string subject, bool refused, CancellationToken ct)
    {
        if (subject.Length > LongestId) return;
        await Note(actor, $"{refused}/{subject}", Once, (why, at) => new ReadNoted(subject, refused, why, actor.Person, actor.For, at), ct);
    }

    /// <summary>Noted every time it is asked.</summary>
    public Task NoteEach(Actor actor, string subject, bool refused, string? why, CancellationToken ct) =>
        Append(actor, (given, at) => new ReadNoted(subject.Length > LongestId ? subject[..LongestId] : subject, refused, why ?? given, actor.Person, actor.For, at), ct);

    /// <param name="once">For how long the same export for the same purpose is one.</param>
    public ValueTask NoteExport(Actor actor, string list, string? format, string? filter, int rows, bool refused, TimeSpan once, CancellationToken ct) =>
        Note(actor, $"{refused}/{list}/{format}/{filter}/{(format is null ? null : Why())}", once, (why, at) => new ExportNoted(list, format, filter, rows, refused, why, actor.Person, actor.For, at), ct);

    private async ValueTask Note<T>(Actor actor, string what, TimeSpan once, Func<string?, DateTimeOffset, T> noted, CancellationToken ct) where T : notnull =>
        await memory.Recall($"read/{actor.Tenant}/{actor.Person}/{actor.For}/{what}", once, async token =>
        {
            await Append(actor, noted, token);
            return Noted;
        }, ct);

    private async Task Append<T>(Actor actor, Func<string?, DateTimeOffset, T> noted, CancellationToken ct) where T : notnull
    {
        var desk = new Desk(desks, actor, "en", accessor.HttpContext?.TraceIdentifier);
        object @event = noted(Why(), desk.Now);
        await desk.Handle(SensitiveRead.Kind, desk.NewId(SensitiveRead.Kind), null, @event, (_, _) => ValueTask.FromResult(Decision.Accept(@event)), ct);
    }

    private string? Why()
    {
        var given = accessor.HttpContext?.Request.Headers[Purpose].ToString();
        if (string.IsNullOrWhiteSpace(given)) return null;
        var text = new string([.. Uri.UnescapeDataString(given).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(500)]);
        return text.Length == 0 ? null : text;
    }
}

/// <summary>The same for the rooms, within one request.</summary>
internal sealed class NotedReads(SensitiveReads reads, Actor actor) : ISensitiveReads
{
    public ValueTask Note(string subject, bool refused, string? why, CancellationToken ct) => new(reads.NoteEach(actor, subject, refused, why, ct));
}

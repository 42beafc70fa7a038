using System.Collections.Concurrent;
using Compliance.Audit;
using Compliance.Kernel;

namespace Compliance.Host.Commands;

/// <summary>
/// Notes who takes lists away: whoever declares an export, and whoever is shown so much of one list in a short time that it
/// comes to the same, whatever the size of his pages. Noted before the page that makes it so is shown.
/// </summary>
internal sealed class Exports(SensitiveReads reads, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>Declares a page as part of a file: <c>xlsx</c>, <c>csv</c>.</summary>
    public const string Declared = "X-Export";
    /// <summary>More rows of one list than this, within the while, are an export.</summary>
    public const int Many = 300;
    private const int MostKept = 20_000;
    private static readonly TimeSpan While = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(string Tenant, string Person, string? For, string List), Tally> shown = new();

    public async ValueTask Showing(Actor actor, string list, PageRequest page, int rows, CancellationToken ct)
    {
        var sum = Count((actor.Tenant, actor.Person, actor.For, list), rows);
        if (Format() is not { } format)
        {
            // What is read without being declared is one export while it goes on, whatever it is filtered by.
            if (sum > Many) await reads.NoteExport(actor, list, null, null, sum, false, While, ct);
        }
        else await reads.NoteExport(actor, list, format, ExportFilter.Of(page.Where, page.AsOf), rows, false, While, ct);
    }

    /// <summary>A declared export of a list that the caller's office may not read.</summary>
    public ValueTask Refused(Actor actor, string list) => Format() is { } format ? reads.NoteExport(actor, list, format, null, 0, true, While, default) : default;

    private string? Format()
    {
        var given = accessor.HttpContext?.Request.Headers[Declared].ToString();
        return string.IsNullOrWhiteSpace(given) ? null : given.Length <= 10 && given.All(char.IsAsciiLetterOrDigit) ? given.ToLowerInvariant() : "other";
    }

    private int Count((string, string, string?, string) key, int rows)
    {
        // Counted only when it is about to grow: the count stops everybody.
        if (!shown.ContainsKey(key) && shown.Count > MostKept)
            foreach (var (old, tally) in shown)
                if (clock.GetElapsedTime(tally.Since) > While) shown.TryRemove(old, out _);
        var now = shown.AddOrUpdate(key, _ => new(clock.GetTimestamp(), rows),
            (_, was) => clock.GetElapsedTime(was.Since) > While ? new(clock.GetTimestamp(), rows) : was with { Rows = was.Rows + rows });
        return now.Rows;
    }

    private sealed record Tally(long Since, int Rows);
}

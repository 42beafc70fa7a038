using System.Globalization;
using System.Text.Json;
using Compliance.Kernel;
using Compliance.Norms.Evaluation;

namespace Compliance.Norms;

/// <summary>
/// The SDL's Clause from a reference. A clause that no pack of the association has any more still answers with its id:
/// old findings stay readable.
/// </summary>
internal sealed class ClauseResolvers
{
    public async ValueTask<string> GetTitle(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Title.In(desk.Language) ?? parent.Id;
    public async ValueTask<string?> GetStatement(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Statement?.In(desk.Language);
    public async ValueTask<string> GetSource(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Source ?? "";
    public async ValueTask<string?> GetArticle(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Article;
    public async ValueTask<Verification> GetVerification(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Verification ?? Verification.Unverified;
    public async ValueTask<PersonRef?> GetCheckedBy(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => PersonRef.Of((await Of(parent, desk, norms, ct))?.Clause.CheckedBy);
    public async ValueTask<DateOnly?> GetCheckedOn(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.CheckedOn;
    public async ValueTask<Reading?> GetReading(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Reading;
    public async ValueTask<string?> GetNote(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Note?.In(desk.Language);
    public async ValueTask<Severity> GetSeverity(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Severity ?? Severity.Note;
    public async ValueTask<ViolationClass?> GetClassification(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.Classification;
    public async ValueTask<NormLayer?> GetLayer(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Layer;
    public async ValueTask<string?> GetStricterBecause(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.StricterBecause;
    public async ValueTask<string?> GetAdoptedBy(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Resolution;
    public async ValueTask<DateOnly?> GetInForceTo(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.To;

    public async ValueTask<DateOnly?> GetInForceFrom(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) =>
        (await Of(parent, desk, norms, ct)) is { } held && held.From < DateOnly.MaxValue ? held.From : null;

    public async ValueTask<IReadOnlyList<JudgedKind>> GetKinds(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) =>
        [.. ((await Of(parent, desk, norms, ct))?.Clause.AppliesTo.Kinds ?? []).SelectMany(k => Enum.GetValues<JudgedKind>().Where(j => NormPackDecisions.KindOf(j) == k))];

    public async ValueTask<IReadOnlyList<string>?> GetTypes(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) => (await Of(parent, desk, norms, ct))?.Clause.AppliesTo.Types;

    public async ValueTask<JsonElement?> GetRule(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) =>
        (await Of(parent, desk, norms, ct)) is { } held ? JsonSerializer.SerializeToElement(held.Clause.Rule, RuleJson.Format) : null;

    public async ValueTask<NormPackRow?> GetPack(ClauseRef parent, IDesk desk, NormBook norms, ILookups lookups, CancellationToken ct) =>
        (await Of(parent, desk, norms, ct)) is { } held ? await lookups.Find(NormPackView.View, held.PackId) : null;

    private static async ValueTask<HeldClause?> Of(ClauseRef parent, IDesk desk, NormBook norms, CancellationToken ct) =>
        parent.Known as HeldClause ?? (await norms.Shelf(desk.Actor.Tenant, ct)).Find(parent.Id, parent.Pack, OfficeTime.Day(desk.Now));
}

/// <summary>A finding in the caller's language: the sentence is filled with its inputs, words of facts and items translated.</summary>
internal sealed class FindingResolvers
{
    private static readonly Dictionary<string, object?> None = [];

    public ClauseRef GetClause(Finding parent) => new(parent.Clause, parent.Pack);
    public PersonRef? GetWaivedBy(Finding parent) => PersonRef.Of(parent.WaivedBy);

    public string GetMessage(Finding parent, IDesk desk) =>
        desk.Text(parent.Text, parent.Inputs.ToDictionary(i => i.Key, i => Worded(i.Value, desk)));

    /// <summary>An input read back from an event is JSON; one just judged is not. Both read the same.</summary>
    private static object? Worded(object? value, IDesk desk) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Select(v => Worded(v, desk)).ToList(),
        JsonElement { ValueKind: JsonValueKind.String } text => Worded(text.GetString(), desk),
        JsonElement { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        JsonElement { ValueKind: JsonValueKind.True } => Worded(true, desk),
        JsonElement { ValueKind: JsonValueKind.False } => Worded(false, desk),
        JsonElement => null,
        bool flag => desk.Text(flag ? "WORD_true" : "WORD_false", None),
        string text => Spoken(text, desk),
        IEnumerable<string> words => words.Select(w => Worded(w, desk)).ToList(),
        _ => value,
    };

    private static string Spoken(string text, IDesk desk)
    {
        // Two facts that should be alike, and an instant as the sums write it.
        if (text.Contains(" ≠ ", StringComparison.Ordinal)) return string.Join(" ≠ ", text.Split(" ≠ ").Select(fact => Spoken(fact, desk)));
        if (text.Length == 25 && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return OfficeTime.Minute(at);
        var key = "WORD_" + text;
        return desk.Text(key, None) is var said && said != key ? said : text;
    }
}

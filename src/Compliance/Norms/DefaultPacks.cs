using System.Reflection;
using System.Text.Json;
using Compliance.Kernel;
using Compliance.Norms.Evaluation;

namespace Compliance.Norms;

/// <summary>
/// The packs that ship with the register, read from <c>schema/norms</c>. The host records them as ordinary events of the
/// system actor, so that an association can supersede them; no resolution of the association stands behind them yet.
/// </summary>
internal static class DefaultPacks
{
    private static readonly Lazy<IReadOnlyList<DefaultPack>> Read = new(() => [.. Files().Select(f => DefaultPack.Of(f.File))]);

    public static IReadOnlyList<DefaultPack> Load() => Read.Value;

    /// <summary>The default packs as a book, for what has no association at hand.</summary>
    public static ClauseBook Book() => ClauseBook.Of(Load().Select(p => p.Row));

    internal static IEnumerable<(string Name, NormPackFile File)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("norms/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return (name, JsonSerializer.Deserialize<NormPackFile>(stream, NormPackFile.Format) ?? throw new JsonException($"{name} is empty."));
        }
    }
}

/// <summary>One shipped pack: its stream and the two events that bring it into force.</summary>
internal sealed record DefaultPack(string Stream, NormPackDrafted Drafted, NormPackAdopted Adopted)
{
    public IReadOnlyList<object> Events => [Drafted, Adopted];

    internal NormPackRow Row { get; } = new[] { (object)Drafted, Adopted }
        .Select((e, i) => new Envelope(Stream, i + 1, e, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, System))
        .Aggregate((NormPackRow?)null, NormPackView.View.Fold)!;

    private const string System = "system";

    internal static DefaultPack Of(NormPackFile file) => new(
        file.Id,
        new NormPackDrafted(file.Title, file.Layer, null, file.Basis, file.Clauses, [], System, null),
        new NormPackAdopted(file.AdoptedBy, file.InForceFrom, file.InForceTo, [], System, null));
}

/// <summary>A file of <c>schema/norms</c>, as <c>norm-pack.schema.json</c> describes it.</summary>
internal sealed record NormPackFile(string Id, LocalText Title, NormLayer Layer, IReadOnlyList<string> Basis, DateOnly InForceFrom, IReadOnlyList<NormClause> Clauses)
{
    [System.Text.Json.Serialization.JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    public DateOnly? InForceTo { get; init; }
    /// <summary>The association's resolution, when it has made one.</summary>
    public string? AdoptedBy { get; init; }

    internal static readonly JsonSerializerOptions Format = new(RuleJson.Format) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
}

namespace Compliance.Kernel;

/// <summary>
/// An event as recorded. Two times: <see cref="OccurredAt"/> is the business time (imports keep the original),
/// <see cref="RecordedAt"/> the store's own. Folds take their time from here and from nowhere else.
/// </summary>
internal sealed record Envelope(string Stream, long Version, object Event, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string By)
{
    public string? For { get; init; }
    public string? Correlation { get; init; }
    /// <summary>The name of the imported log, when the event records history instead of an act done here.</summary>
    public string? ImportedFrom { get; init; }
    /// <summary>The global position; 0 while the event is being written.</summary>
    public long Sequence { get; init; }
}

namespace EventStore;

/// <param name="Started">The streams that were begun.</param>
/// <param name="Skipped">Streams that existed already and were left as they are.</param>
/// <param name="LastSequence">0 when nothing was written.</param>
public sealed record BulkResult(IReadOnlySet<string> Started, int Skipped, long EventsWritten, long EventsSkipped, DateTimeOffset RecordedAt, long LastSequence);

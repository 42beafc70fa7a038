namespace Compliance.Kernel;

/// <summary>
/// The facts of records already judged, as their room would state them again today: a norm pack that is not in force yet
/// is replayed over them. A room offers one source per kind of record, built from its rows by the same pure function
/// that states the facts of a submission.
/// </summary>
internal interface IFactSource
{
    /// <summary>The kind of <see cref="Facts.Kind"/> this source answers.</summary>
    string Kind { get; }

    /// <summary>Facts of every record of the tenant whose business date lies between the two days, both included.</summary>
    IAsyncEnumerable<Facts> Read(string tenant, DateOnly from, DateOnly to, CancellationToken ct);
}

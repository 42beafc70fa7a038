namespace Compliance.Kernel;

// An event: its name and fields are the storage format.

/// <summary>
/// What an imported source says of a record and the register has no field for. Any stream may hold it; no state and no row
/// changes by it, but the history shows it.
/// </summary>
/// <param name="Source">The log or file, as the import names it.</param>
/// <param name="Record">The record's own id there.</param>
/// <param name="What">What happened, in the source's words; null when only attributes are noted.</param>
internal sealed record HistoryNoted(string Source, string Record, string? What, IReadOnlyDictionary<string, string> Attributes);

namespace Compliance.Host.Import.Csv;

/// <summary>What is wrong in one cell. Line 1 is the header; the column is named as the file names it.</summary>
internal sealed record CsvFault(int Line, string? Column, string Reason)
{
    public override string ToString() => Column is null ? $"line {Line}: {Reason}" : $"line {Line}, column {Column}: {Reason}";
}

/// <summary>A file that is not imported, with everything that is wrong in it; nothing of it was stored.</summary>
internal sealed class CsvException(string file, IReadOnlyList<CsvFault> faults) : InputException(Sentence(file, faults))
{
    private const int Shown = 200;

    public IReadOnlyList<CsvFault> Faults => faults;

    private static string Sentence(string file, IReadOnlyList<CsvFault> faults) =>
        faults.Count == 1 ? $"{file}, {faults[0]} Nothing was imported."
        : $"{file}: {faults.Count} faults, nothing was imported. {string.Join(" | ", faults.Take(Shown))}{(faults.Count > Shown ? $" | and {faults.Count - Shown} more" : "")}";
}

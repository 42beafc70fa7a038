using Compliance.Kernel;

namespace Compliance.Host.Import.Csv;

/// <summary>What a kind of row is judged and looked up with.</summary>
/// <param name="Branches">Ids of the branches there are.</param>
/// <param name="Taken">Which of these streams exist already (invoices used before).</param>
internal sealed record CsvContext(string File, DateTimeOffset Now, IReadOnlySet<string> Branches, Func<Facts, IReadOnlyList<Finding>> Judge, IReadOnlySet<string> Taken)
{
    /// <summary>By unit: the receptions of it that the register knows.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Id, DateOnly Day)>> Received { get; init; } = new Dictionary<string, IReadOnlyList<(string, DateOnly)>>();

    public string? BranchOf(CsvRow row)
    {
        var text = row.Required("branch");
        if (text.Length == 0) return null;
        var id = text.StartsWith("branch/", StringComparison.Ordinal) ? text : "branch/" + text;
        if (Branches.Contains(id)) return id;
        row.Wrong("branch", $"there is no branch {(text.Length <= 40 ? text : text[..40] + "…")}; give its id as it stands in the register.");
        return null;
    }
}

/// <summary>A kind of CSV file: its columns, and how a row becomes streams. Rows are history: recorded, not decided again.</summary>
internal abstract class CsvKind(string name, IReadOnlyList<CsvColumn> columns)
{
    /// <summary>Under this name ids are made: a row's key is the record's identity, whatever file it comes in.</summary>
    protected const string Source = "csv";

    public string Name => name;
    public IReadOnlyList<CsvColumn> Columns => columns;

    /// <summary>Streams that rows refer to and that may exist already, so that they can be looked up before.</summary>
    public virtual IEnumerable<(StreamKind Kind, string Id)> Mentions(CsvRow row) => [];

    /// <summary>A look over all rows before the first is read.</summary>
    public virtual void LookOver(IReadOnlyList<CsvRow> rows) { }

    /// <summary>The row's streams; what is wrong was said to the row.</summary>
    public abstract IEnumerable<ImportedStream> Read(CsvRow row, CsvContext context);

    /// <summary>Streams that several rows tell together, after the last row.</summary>
    public virtual IEnumerable<ImportedStream> Rest() => [];

    /// <summary>Cells of columns the register has no field for, which the file marks by <c>x_</c>.</summary>
    protected static HistoryNoted? Note(CsvRow row, IEnumerable<string> extra, string file, string key)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var column in extra)
            if (row.Text(column) is { } text) attributes[column] = text;
        return attributes.Count == 0 ? null : new(file, key, null, attributes);
    }

    /// <summary>Set by the import from the file's header.</summary>
    public IReadOnlyList<string> Extra { get; set; } = [];
}

using Compliance.Kernel;

namespace Compliance.Discipline;

internal enum ViolationDimension { Classification, Clause, Branch, Status, Severity, Month, Person, Payee, SubjectKind }

/// <summary>One line of the statistics: the values grouped by, how many violations, how much money. A field not grouped by is null.</summary>
internal sealed record ViolationStatistic
{
    public ViolationClass? Classification { get; init; }
    public ClauseRef? Clause { get; init; }
    public BranchRef? Branch { get; init; }
    public ViolationStatus? Status { get; init; }
    public Severity? Severity { get; init; }
    /// <summary><c>2025-06</c></summary>
    public string? Month { get; init; }
    public PersonRef? Person { get; init; }
    public string? Payee { get; init; }
    public string? SubjectKind { get; init; }
    public long Count { get; init; }
    public decimal Amount { get; init; }

    internal string SortKey { get; init; } = "";

    /// <summary>The row's field behind a dimension.</summary>
    public static string FieldOf(ViolationDimension dimension) => dimension switch
    {
        ViolationDimension.Month => "occurredAt:month",
        ViolationDimension.SubjectKind => "subjectKind",
        _ => dimension.ToString().ToLowerInvariant(),
    };

    public static ViolationStatistic Of(IReadOnlyList<ViolationDimension> by, Tally tally)
    {
        var line = new ViolationStatistic { Count = tally.Count, Amount = tally.Sum, SortKey = string.Join('\n', tally.By.Select(v => v?.ToString())) };
        for (var i = 0; i < by.Count; i++)
        {
            var value = tally.By[i];
            var word = value is null ? null : SdlName.Of(value);
            line = (by[i], word) switch
            {
                (_, null) => line,
                (ViolationDimension.Classification, _) => line with { Classification = SdlName.Parse<ViolationClass>(word) },
                (ViolationDimension.Clause, _) => line with { Clause = new ClauseRef(word) },
                (ViolationDimension.Branch, _) => line with { Branch = new BranchRef(word) },
                (ViolationDimension.Status, _) => line with { Status = SdlName.Parse<ViolationStatus>(word) },
                (ViolationDimension.Severity, _) => line with { Severity = SdlName.Parse<Severity>(word) },
                (ViolationDimension.Month, _) => line with { Month = word },
                (ViolationDimension.Person, _) => word == "system" ? line : line with { Person = new PersonRef(word) },
                (ViolationDimension.Payee, _) => line with { Payee = word },
                _ => line with { SubjectKind = word },
            };
        }
        return line;
    }
}

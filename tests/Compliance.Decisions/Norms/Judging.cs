using Compliance.Kernel;
using Compliance.Norms;
using Xunit;

namespace Compliance.Decisions.Norms;

/// <summary>Facts in one line, judged by the shipped packs.</summary>
internal static class Judging
{
    public static readonly ClauseBook Book = DefaultPacks.Book();
    public static readonly DateOnly On = new(2025, 6, 10);

    public static Facts Facts(string kind, params (string Name, object? Value)[] values) => Facts(kind, On, values);

    public static Facts Facts(string kind, DateOnly on, params (string Name, object? Value)[] values) =>
        new(kind, $"{kind}/1", "branch/cardiology", on, values.ToDictionary(v => v.Name, v => v.Value is int n ? (decimal)n : v.Value));

    public static Facts Meeting(params (string, object?)[] values) => Facts(Kernel.Facts.Activity, [(Fact.Type, "MEETING"), .. values]);
    public static Facts Training(params (string, object?)[] values) => Facts(Kernel.Facts.Activity, [(Fact.Type, "TRAINING"), .. values]);
    public static Facts Reception(params (string, object?)[] values) => Facts(Kernel.Facts.Reception, values);
    public static Facts FundUse(params (string, object?)[] values) => Facts(Kernel.Facts.FundUse, values);

    public static Finding? By(this Facts facts, string clause) => Book.Judge(facts).SingleOrDefault(f => f.Clause == clause);

    public static Finding Is(this Finding? finding, string outcome, string? arithmetic = null)
    {
        Assert.NotNull(finding);
        Assert.Equal(outcome, SdlName.Of(finding.Outcome));
        if (arithmetic is not null) Assert.Equal(arithmetic, finding.Arithmetic);
        return finding;
    }

    /// <summary>Unknown, because just these facts are missing.</summary>
    public static void Misses(this Finding? finding, params string[] facts) =>
        Assert.Equal(facts, (IReadOnlyList<string>)finding.Is(Said.Unknown).Inputs["missing"]!);

    public static IReadOnlyDictionary<string, object?> Row(params (string Name, object? Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value is int n ? (decimal)n : v.Value);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Outcomes as words, because a public test method cannot name an internal enum.</summary>
internal static class Said
{
    public const string Pass = "PASS", Fail = "FAIL", Unknown = "UNKNOWN";
}

using System.Text.Json.Serialization;
using Compliance.Kernel;

namespace Compliance.Norms.Evaluation;

/// <summary>
/// A rule of the office: parameters as a pack writes them, and a pure judgement over facts. Each rule is a class whose
/// name is the sentence; <see cref="RuleJson"/> lists the words under which packs ask for them.
/// </summary>
/// <param name="name">The stem of its sentences: <c>FINDING_{name}_PASS</c> and <c>FINDING_{name}_FAIL</c>.</param>
[JsonConverter(typeof(RuleJson))]
internal abstract record Rule
{
    protected Rule(string name) => (PassText, FailText) = ($"FINDING_{name}_PASS", $"FINDING_{name}_FAIL");

    [JsonIgnore] public string PassText { get; }
    [JsonIgnore] public string FailText { get; }

    /// <summary>The pack gives no figure and asks the association to adopt one: the rule can only answer "unknown".</summary>
    public virtual bool AsksForFigure() => false;

    /// <summary>What a rule of the same kind is compared by, to see whether a local one is stricter.</summary>
    public virtual IEnumerable<Measure> Measures() => [];

    /// <summary>Null when the rule says nothing of such a record: then there is no finding.</summary>
    public abstract Ruling? Judge(Facts facts);

    /// <summary>What is wrong with the parameters, in one English phrase; null when they make a rule.</summary>
    public abstract string? Fault();

    protected Ruling Pass(Inputs inputs, string? arithmetic = null) => new(FindingOutcome.Pass, PassText, inputs, arithmetic);
    protected Ruling Fail(Inputs inputs, string? arithmetic = null) => new(FindingOutcome.Fail, FailText, inputs, arithmetic);
    protected Ruling PassIf(bool holds, Inputs inputs, string? arithmetic = null) => holds ? Pass(inputs, arithmetic) : Fail(inputs, arithmetic);

    /// <summary>A missing fact never passes.</summary>
    protected static Ruling Unknown(Inputs inputs, params IReadOnlyList<string> missing)
    {
        inputs["missing"] = missing;
        return new(FindingOutcome.Unknown, "FINDING_UNKNOWN", inputs, null);
    }

    /// <summary>The rule exists, its figure does not: the association must adopt one, or the approval sets it.</summary>
    protected static Ruling NoFigure(Inputs inputs) => new(FindingOutcome.Unknown, "FINDING_NO_FIGURE", inputs, null);
}

/// <summary>What a rule says of one record.</summary>
internal sealed record Ruling(FindingOutcome Outcome, string Text, Inputs Inputs, string? Arithmetic);

/// <summary>The facts and figures a ruling used, under the names its sentence fills in.</summary>
internal sealed class Inputs : Dictionary<string, object?>
{
    public Inputs(params ReadOnlySpan<(string Name, object? Value)> values) : base(values.Length + 1, StringComparer.Ordinal)
    {
        foreach (var (name, value) in values) this[name] = value;
    }
}

/// <summary>A figure by which two rules of one kind compare.</summary>
/// <param name="MoreIsStricter">A longer window or one more demanded document is stricter; of a limit, less is.</param>
internal sealed record Measure(string Name, decimal Value, bool MoreIsStricter = false);

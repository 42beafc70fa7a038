using Compliance.Kernel;
using Compliance.Norms.Evaluation;

namespace Compliance.Norms;

// Stored inside events: names and fields are the storage format.

/// <summary>A clause of a pack: a rule with its severity, whom it binds, and where it comes from.</summary>
internal sealed record NormClause(string Id, LocalText Title, Rule Rule, Severity Severity, AppliesTo AppliesTo, string Source, ViolationClass Classification)
{
    /// <summary>What the clause says, in a sentence for the reader of a form.</summary>
    public LocalText? Statement { get; init; }
    public string? Article { get; init; }
    /// <summary>How the figures came to be known to who wrote the pack; says nothing about whether anybody checked them.</summary>
    public Reading Reading { get; init; }
    public LocalText? Note { get; init; }
    public Verification Verification { get; init; }
    public string? CheckedBy { get; init; }
    public DateOnly? CheckedOn { get; init; }
    /// <summary>When the clause begins or ends within the time of its pack.</summary>
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? InForceTo { get; init; }
    /// <summary>Why a local clause is stricter than the one above it; without a reason it is flagged.</summary>
    public string? StricterBecause { get; init; }
}

/// <param name="Kinds">Kinds of records: <c>activity</c>, <c>reception</c>, <c>fundUse</c>.</param>
internal sealed record AppliesTo(IReadOnlyList<string> Kinds)
{
    /// <summary>Types of the record (fact <c>type</c>); null: every type. A record of no known type is not meant.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>The clause speaks once these facts are known: what has not begun cannot have begun too early.</summary>
    public IReadOnlyList<string>? Once { get; init; }
}

internal sealed record LocalText(string Zh, string En)
{
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && En.Length > 0 ? En : Zh;
}

/// <summary>From the general to the local; a later member is more local.</summary>
internal enum NormLayer { National, Provincial, Association, Branch }

internal enum Verification { Unverified, Checked }

internal enum Reading { HouseRule, PublicCopy, GeneralKnowledgeHigh, GeneralKnowledgeMedium, LocalPractice }

/// <summary>层层加码: a local clause demands more than the one above it and gives no reason.</summary>
/// <param name="Measures">What is stricter: <c>II 600 &lt; 650</c>.</param>
internal sealed record LayeringFlag(string Clause, string Against, IReadOnlyList<string> Measures);

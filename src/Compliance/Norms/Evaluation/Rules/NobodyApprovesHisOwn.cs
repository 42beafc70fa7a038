using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Who submitted a record is not among those who approved it.</summary>
internal sealed record NobodyApprovesHisOwn() : Rule("FOUR_EYES")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var (submitter, approvers) = (facts.Word(Fact.SubmittedBy), facts.Words(Fact.ApprovedBy));
        var inputs = new Inputs(("submittedBy", submitter), ("approvedBy", approvers));
        if (submitter is null) return Unknown(inputs, Fact.SubmittedBy);
        return approvers is null ? Unknown(inputs, Fact.ApprovedBy) : PassIf(!approvers.Contains(submitter, StringComparer.Ordinal), inputs);
    }
}

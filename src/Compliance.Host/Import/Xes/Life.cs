using Compliance.Kernel;

namespace Compliance.Host.Import.Xes;

/// <summary>What REJECTED means in the register's words: it has three.</summary>
internal enum Refused { Returned, Rejected, Withdrawn }

/// <summary>Walks along a document's steps and knows the round and how many approvals the round has.</summary>
internal sealed class Life(Document document)
{
    private int at;

    public int Round { get; private set; }
    public int StepsTaken { get; private set; }

    public void After(Step step)
    {
        at++;
        if (step.Verb == Verb.Submitted) (Round, StepsTaken) = (Round + 1, 0);
        else if (step.Verb is Verb.Approved or Verb.FinalApproved) StepsTaken++;
    }

    /// <summary>
    /// Rejected by its maker is withdrawn, and so is what was rejected by nobody the log can name; sent back is what comes
    /// again; rejected is the rest.
    /// </summary>
    public Refused MeaningOf(Step step)
    {
        if (step.Role is null or Role.BranchOfficer) return Refused.Withdrawn;
        for (var i = at + 1; i < document.Steps.Count; i++)
            if (document.Steps[i].Verb is Verb.Submitted or Verb.Saved) return Refused.Returned;
        return Refused.Rejected;
    }

    /// <summary>Null unless the log names every one of them: an office is no person, and a missing fact never passes.</summary>
    public static IReadOnlyList<string>? KnownApprovers(Document document)
    {
        var approvals = document.Steps.Where(s => s.Verb is Verb.Approved or Verb.FinalApproved).ToList();
        return approvals.Count > 0 && approvals.TrueForAll(s => s.PersonIsKnown) ? [.. approvals.Select(s => s.Person).Distinct()] : null;
    }
}

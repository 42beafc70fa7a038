using Compliance.Kernel;

namespace Compliance.Discipline;

// Events are the storage format: names and fields stay as they are; what changes gets an upcaster.

/// <summary>A clause failed on a record: what, whose, when, how much, and the finding that says so.</summary>
/// <param name="OccurredOn">The business date of the record, by which the statistics count.</param>
/// <param name="Person">Who answers for the record.</param>
/// <param name="By">Whose act made the breach real; an import names the log's actor.</param>
internal sealed record ViolationRaised(string Subject, string Clause, string? Branch, Finding Finding, ViolationClass? Classification,
    DateOnly OccurredOn, decimal? Amount, string? Payee, string? Place, string? Person, string By, string? For);

/// <summary>The branch answers.</summary>
internal sealed record ViolationExplained(string Text, IReadOnlyList<Attachment> Attachments, string By, string? For);

internal sealed record ViolationDismissed(string Reason, string By, string? For);

internal sealed record ViolationConfirmed(string? Note, string By, string? For);

/// <param name="Recovered">Money that came back.</param>
internal sealed record ViolationRectified(string Measures, decimal? Recovered, IReadOnlyList<Attachment> Attachments, string By, string? For);

/// <summary>What was found is more than a violation: it becomes the lead of a clue.</summary>
internal sealed record ViolationReferred(string Reason, string? Clue, string By, string? For);

internal enum ViolationStatus { Raised, Explained, Dismissed, Confirmed, Rectified, Referred }

/// <summary>What decisions about a violation need to know. Status is null before it is raised.</summary>
internal sealed record Violation(ViolationStatus? Status)
{
    public string? Branch { get; init; }
    public string? Clue { get; init; }
    /// <summary>Who answers for the record, whose act raised the violation, who explained it: none of them disposes of it.</summary>
    public IReadOnlyList<string> Involved { get; init; } = [];

    internal static readonly StreamKind<Violation, ViolationRow> Kind = new("violation", "violation", new Violation((ViolationStatus?)null), Evolve, ViolationView.View);

    /// <summary>A record breaches a clause once, however often it is judged: <c>violation/activity/0199…/meeting.quota</c>.</summary>
    public static string Id(string subject, string clause) => Kind.Id(subject, clause);

    internal static Violation Evolve(Violation state, object @event) => @event switch
    {
        ViolationRaised e => state with { Status = ViolationStatus.Raised, Branch = e.Branch, Involved = Hands(state, e.By, e.For, e.Person) },
        ViolationExplained e => state with { Status = ViolationStatus.Explained, Involved = Hands(state, e.By, e.For) },
        ViolationDismissed => state with { Status = ViolationStatus.Dismissed },
        ViolationConfirmed => state with { Status = ViolationStatus.Confirmed },
        ViolationRectified => state with { Status = ViolationStatus.Rectified },
        ViolationReferred e => state with { Status = ViolationStatus.Referred, Clue = e.Clue },
        _ => state,
    };

    private static IReadOnlyList<string> Hands(Violation state, params ReadOnlySpan<string?> people)
    {
        var hands = state.Involved.ToList();
        foreach (var person in people)
            if (person is not null and not "system" && !hands.Contains(person)) hands.Add(person);
        return hands;
    }
}

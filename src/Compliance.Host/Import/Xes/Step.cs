using Compliance.Kernel;

namespace Compliance.Host.Import.Xes;

internal enum Verb { Saved, Submitted, Approved, FinalApproved, Rejected, Begun, Ended, PaymentRequested, Paid, Reminded }

internal enum DocumentKind { Permit, Declaration, RequestForPayment }

/// <summary>What a step's name says: <c>Declaration FINAL_APPROVED by SUPERVISOR</c>, <c>Start trip</c>, <c>Payment Handled</c>.</summary>
/// <param name="Kind">Null where the name does not tell: a payment belongs to the document its event id names.</param>
internal sealed record StepName(DocumentKind? Kind, Verb Verb, string? By)
{
    public static StepName? Parse(string name) => name switch
    {
        "Start trip" => new(DocumentKind.Permit, Verb.Begun, null),
        "End trip" => new(DocumentKind.Permit, Verb.Ended, null),
        "Send Reminder" => new(DocumentKind.Permit, Verb.Reminded, null),
        "Request Payment" => new(null, Verb.PaymentRequested, null),
        "Payment Handled" => new(null, Verb.Paid, null),
        _ => ParseAct(name),
    };

    private static StepName? ParseAct(string name)
    {
        var (kind, prefix) = name.StartsWith("Permit ", StringComparison.Ordinal) ? (DocumentKind.Permit, "Permit ".Length)
            : name.StartsWith("Declaration ", StringComparison.Ordinal) ? (DocumentKind.Declaration, "Declaration ".Length)
            : name.StartsWith("Request For Payment ", StringComparison.Ordinal) ? (DocumentKind.RequestForPayment, "Request For Payment ".Length)
            : ((DocumentKind?)null, 0);
        if (kind is null) return null;
        var rest = name.AsSpan(prefix);
        var by = rest.IndexOf(" by ", StringComparison.Ordinal);
        Verb? verb = (by < 0 ? rest : rest[..by]) switch
        {
            "SAVED" => Verb.Saved,
            "SUBMITTED" => Verb.Submitted,
            "APPROVED" => Verb.Approved,
            "FINAL_APPROVED" => Verb.FinalApproved,
            "REJECTED" => Verb.Rejected,
            _ => null,
        };
        if (verb is null) return null;
        var role = by < 0 ? null : rest[(by + 4)..].ToString();
        return new(kind, verb.Value, role is null || XesValues.IsAbsent(role) ? null : role);
    }
}

/// <summary>One step of a document: what was done, by which office, when.</summary>
internal sealed record Step(Verb Verb, DocumentKind? Kind, string? Office, XesEvent Event)
{
    public DateTimeOffset At => Event.At;

    /// <summary>
    /// The log knows offices, not people: one id an office. Where a log does name people, the name is a person of its own.
    /// </summary>
    public string Person => IsNamed(Event.Resource) ? PersonId(Event.Resource!) : Office is null ? "system" : PersonId(Office);

    /// <summary>Whether the log tells who acted, not only in which office.</summary>
    public bool PersonIsKnown => IsNamed(Event.Resource);

    public Role? Role => RoleOf(Office);

    public static Role? RoleOf(string? office) => office switch
    {
        "EMPLOYEE" => Kernel.Role.BranchOfficer,
        "ADMINISTRATION" or "PRE_APPROVER" => Kernel.Role.Secretariat,
        "BUDGET OWNER" => Kernel.Role.Finance,
        "SUPERVISOR" => Kernel.Role.BranchHead,
        "DIRECTOR" => Kernel.Role.Leader,
        _ => null,
    };

    private static bool IsNamed(string? resource) => resource is not null and not "STAFF MEMBER" and not "SYSTEM";
    private static string PersonId(string name) => "person/imported/" + name.Replace(' ', '-').Replace('/', '-');
}

using Compliance.Kernel;

namespace Compliance.Norms;

// Events are the storage format: names and fields stay as they are; what changes gets an upcaster.

/// <summary>特批: a leader lets one record pass one clause, and says why.</summary>
internal sealed record WaiverGranted(string Subject, string Clause, string? Branch, string Reason, string By, string? For);

/// <summary>The clause binds the record again from now on; what was judged under the waiver stays judged so.</summary>
internal sealed record WaiverRevoked(string Reason, string By, string? For);

internal enum WaiverStatus { Granted, Revoked }

/// <param name="Status">Null while the clause was never waived for the record.</param>
internal sealed record Waiver(WaiverStatus? Status)
{
    internal static readonly StreamKind<Waiver, WaiverRow> Kind = new("waiver", "waiver", new Waiver((WaiverStatus?)null), Evolve, WaiverView.View);

    public static Waiver Evolve(Waiver state, object @event) => @event switch
    {
        WaiverGranted => new(WaiverStatus.Granted),
        WaiverRevoked => new(WaiverStatus.Revoked),
        _ => state,
    };

    /// <summary>Readable and found without a search: <c>waiver/activity/0199…/meeting.quota</c>.</summary>
    public static string Id(string subject, string clause) => Kind.Id(subject, clause);
}

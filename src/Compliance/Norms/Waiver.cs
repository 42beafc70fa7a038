using Compliance.Kernel;

namespace Compliance.Norms;

// Events are the storage format: names and fields stay as they are; what changes gets an upcaster.

/// <summary>特批: a leader lets one record pass one clause, and says why.</summary>
internal sealed record WaiverGranted(string Subject, string Clause, string? Branch, string Reason, string By, string? For);

internal sealed record Waiver(bool Granted)
{
    internal static readonly StreamKind<Waiver, WaiverRow> Kind = new("waiver", "waiver", new Waiver(false), (state, e) => e is WaiverGranted ? new Waiver(true) : state, WaiverView.View);

    /// <summary>Readable and found without a search: <c>waiver/activity/0199…/meeting.quota</c>.</summary>
    public static string Id(string subject, string clause) => Kind.Id(subject, clause);
}

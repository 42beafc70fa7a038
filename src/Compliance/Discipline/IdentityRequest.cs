using Compliance.Kernel;

namespace Compliance.Discipline;

// Events are the storage format: names and fields stay as they are; what changes gets an upcaster.

/// <summary>A handler of a clue asks who its reporter is.</summary>
internal sealed record IdentityRequested(string Clue, string Reason, string By, string? For);

/// <summary>The custodian lets the requester, and nobody else, see it until then.</summary>
internal sealed record IdentityReleased(DateTimeOffset ValidUntil, string? Comment, string By, string? For);

internal sealed record IdentityWithheld(string Reason, string By, string? For);

/// <summary>The requester looked, and said what for.</summary>
internal sealed record IdentityOpened(string Reason, string By, string? For);

internal enum IdentityRequestStatus { Requested, Released, Withheld }

/// <param name="Status">Null: nobody asked.</param>
internal sealed record IdentityRequest(IdentityRequestStatus? Status)
{
    public string Clue { get; init; } = "";
    public string Requester { get; init; } = "";
    public DateTimeOffset? ValidUntil { get; init; }

    internal static readonly StreamKind<IdentityRequest, IdentityRequestRow> Kind = new("identity-request", "identity_request", new IdentityRequest((IdentityRequestStatus?)null), Evolve, IdentityRequestView.View);

    internal static IdentityRequest Evolve(IdentityRequest state, object @event) => @event switch
    {
        IdentityRequested e => new(IdentityRequestStatus.Requested) { Clue = e.Clue, Requester = e.By },
        IdentityReleased e => state with { Status = IdentityRequestStatus.Released, ValidUntil = e.ValidUntil },
        IdentityWithheld => state with { Status = IdentityRequestStatus.Withheld },
        _ => state,
    };
}

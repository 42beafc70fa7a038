using Compliance.Funds;
using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>Answers fund uses that claim a reception: none is submitted before the list is verified, and the payment closes the reception.</summary>
internal sealed class ReceptionClaiming : IReactor
{
    public async ValueTask<Refusal?> React(Happened happened, IWork work, CancellationToken ct)
    {
        var linked = happened.Event switch { FundUseSubmitted e => e.Linked, PaymentRecorded e => e.Linked, _ => null };
        if (linked is null || !Reception.Kind.Owns(linked)) return null;
        var seen = await work.Load(Reception.Kind, linked, ct).ConfigureAwait(false);
        return happened.Event is PaymentRecorded paid ? work.Apply(Reception.Kind, linked, ReceptionRecording.Decide(seen.State, linked, new ClaimReception(happened.Stream, paid.Amount)))
            : ReceptionRecording.Claimable(seen.State, linked);
    }
}

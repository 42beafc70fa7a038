using Compliance.Kernel;

namespace Compliance.Norms;

// Events are the storage format: names and fields stay as they are; what changes gets an upcaster.

/// <summary>A pack as it would be; a draft may be written anew until it is adopted.</summary>
internal sealed record NormPackDrafted(LocalText Title, NormLayer Layer, string? Branch, IReadOnlyList<string> Basis, IReadOnlyList<NormClause> Clauses,
    IReadOnlyList<LayeringFlag> Flags, string By, string? For);

/// <param name="Resolution">The association's own resolution; null for the packs that ship with the register and nobody has resolved on yet.</param>
internal sealed record NormPackAdopted(string? Resolution, DateOnly InForceFrom, DateOnly? InForceTo, IReadOnlyList<LayeringFlag> Flags, string By, string? For);

internal sealed record NormPackSuperseded(string Successor, DateOnly From, string By, string? For);

/// <summary>Somebody of the association compared a clause with the original text.</summary>
internal sealed record NormClauseChecked(string Clause, DateOnly On, string Evidence, string By, string? For);

/// <summary>What the pack would have said of records already judged.</summary>
internal sealed record NormPackReplayed(DateOnly From, DateOnly To, long Records, IReadOnlyList<ClauseDifference> Clauses, string By, string? For);

/// <summary>How often a clause passed, failed or could not tell, before and with the pack; examples are subjects that newly fail.</summary>
internal sealed record ClauseDifference(string Clause, Outcomes Before, Outcomes After, long NewlyFailing, long NoLongerFailing, IReadOnlyList<string> Examples);

internal sealed record Outcomes(long Pass, long Fail, long Unknown);

internal enum NormPackStatus { Drafted, Adopted, Superseded }

/// <summary>What decisions about a pack need to know. Status is null before the first draft.</summary>
internal sealed record NormPack(NormPackStatus? Status)
{
    public NormLayer Layer { get; init; }
    public string? Branch { get; init; }
    public IReadOnlyList<NormClause> Clauses { get; init; } = [];
    /// <summary>Everybody whose hand is on the draft.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];
    public DateOnly? InForceFrom { get; init; }
    public DateOnly? InForceTo { get; init; }

    internal static readonly StreamKind<NormPack, NormPackRow> Kind = new("norm-pack", "norm_pack", new NormPack((NormPackStatus?)null), Evolve, NormPackView.View);

    internal static NormPack Evolve(NormPack state, object @event) => @event switch
    {
        NormPackDrafted e => state with
        {
            Status = NormPackStatus.Drafted, Layer = e.Layer, Branch = e.Branch, Clauses = e.Clauses,
            Makers = [.. state.Makers.Append(e.By).Append(e.For).OfType<string>().Distinct()],
        },
        NormPackAdopted e => state with { Status = NormPackStatus.Adopted, InForceFrom = e.InForceFrom, InForceTo = e.InForceTo },
        NormPackSuperseded e => state with { Status = NormPackStatus.Superseded, InForceTo = e.From.AddDays(-1) },
        NormClauseChecked e => state with { Clauses = e.In(state.Clauses) },
        _ => state,
    };
}

internal static class ClauseChecks
{
    public static IReadOnlyList<NormClause> In(this NormClauseChecked check, IReadOnlyList<NormClause> clauses) =>
        [.. clauses.Select(c => c.Id == check.Clause ? c with { Verification = Verification.Checked, CheckedBy = check.By, CheckedOn = check.On } : c)];
}

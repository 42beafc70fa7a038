using Compliance.Kernel;

namespace Compliance.Norms;

internal static class NormsModule
{
    internal static Room Room() => new Room("Norms") { Texts = NormsTexts.Add }
        .Event<NormPackDrafted>("norm_pack_drafted").Event<NormPackAdopted>("norm_pack_adopted").Event<NormPackSuperseded>("norm_pack_superseded")
        .Event<NormClauseChecked>("norm_clause_checked").Event<NormPackReplayed>("norm_pack_replayed").Event<WaiverGranted>("waiver_granted").Event<WaiverRevoked>("waiver_revoked")
        .Stream(NormPack.Kind).Stream(Waiver.Kind)
        .Service<NormBook, NormBook>().Service<INorms, NormBook>()
        .Resolvers<NormQueries>("Query").Resolvers<NormMutations>("Mutation")
        .Resolvers<NormPackResolvers>("NormPack").Resolvers<ClauseResolvers>("Clause").Resolvers<FindingResolvers>("Finding")
        .Resolvers<LayeringFlagResolvers>("LayeringFlag").Resolvers<ReplayResolvers>("Replay").Resolvers<ClauseDifferenceResolvers>("ClauseDifference")
        .Resolvers<WaiverResolvers>("Waiver")
        .Type<NormPackRow>("NormPack").Type<Connection<NormPackRow>>("NormPackConnection").Type<Edge<NormPackRow>>("NormPackEdge")
        .Type<WaiverRow>("Waiver").Type<Connection<WaiverRow>>("WaiverConnection").Type<Edge<WaiverRow>>("WaiverEdge")
        .Type<LayeringFlag>().Type<Replay>().Type<ClauseDifference>().Type<Outcomes>("OutcomeCounts")
        .Type<NormPackStatus>().Type<NormLayer>().Type<Verification>().Type<Reading>().Type<JudgedKind>().Type<ViolationClass>()
        .Type<LocalText>("LocalTextInput").Type<ClauseInput>().Type<AppliesToInput>()
        .Type<DraftNormPackInput>().Type<AdoptNormPackInput>().Type<SupersedeNormPackInput>().Type<CheckClauseInput>().Type<ReplayNormPackInput>().Type<GrantWaiverInput>().Type<RevokeWaiverInput>().Type<WaiverStatus>()
        .Type<NormPackPayload>("DraftNormPackPayload", "AdoptNormPackPayload", "SupersedeNormPackPayload", "CheckClausePayload")
        .Type<ReplayPayload>("ReplayNormPackPayload").Type<WaiverPayload>("GrantWaiverPayload", "RevokeWaiverPayload");
}

using Compliance.Kernel;

namespace Compliance.Organization;

internal static class OrganizationModule
{
    public static Room Room() => new Room("Organization") { Texts = OrganizationTexts.Add }
        .Stream(Branch.Kind)
        .Event<BranchOpened>("branch_opened").Event<BranchRenamed>("branch_renamed").Event<TermOfOfficeSet>("term_of_office_set").Event<BranchClosed>("branch_closed")
        .Stream(Person.Kind)
        .Event<PersonRegistered>("person_registered").Event<PersonDetailsChanged>("person_details_changed")
        .Event<RoleGranted>("role_granted").Event<RoleRevoked>("role_revoked")
        .Event<OfficesDelegated>("offices_delegated").Event<DelegationEnded>("delegation_ended").Event<PersonForgotten>("person_forgotten")
        .Type<BranchKind>().Type<BranchStatus>().Type<Grant>("RoleGrant").Type<Delegation>().Type<Office>().Type<ToxicHolding>().Type<Viewer>()
        .Type<Connection<BranchRef>>("BranchConnection").Type<Edge<BranchRef>>("BranchEdge")
        .Type<Connection<PersonRef>>("PersonConnection").Type<Edge<PersonRef>>("PersonEdge")
        .Type<OpenBranchInput>().Type<RenameBranchInput>().Type<SetTermOfOfficeInput>().Type<CloseBranchInput>()
        .Type<BranchPayload>("OpenBranchPayload", "RenameBranchPayload", "SetTermOfOfficePayload", "CloseBranchPayload")
        .Type<RegisterPersonInput>().Type<ChangePersonDetailsInput>().Type<GrantRoleInput>().Type<RevokeRoleInput>().Type<DelegateOfficesInput>().Type<EndDelegationInput>()
        .Type<PersonPayload>("RegisterPersonPayload", "ChangePersonDetailsPayload", "GrantRolePayload", "RevokeRolePayload", "DelegateOfficesPayload", "EndDelegationPayload")
        .Resolvers<BranchResolvers>("Query", "Mutation").Resolvers<PersonResolvers>("Query", "Mutation").Resolvers<ViewerFields>("Query", "Viewer")
        .Resolvers<BranchFields>("Branch").Resolvers<PersonFields>("Person").Resolvers<GrantFields>("RoleGrant").Resolvers<DelegationFields>("Delegation").Resolvers<OfficeFields>("Office").Resolvers<ToxicHoldingFields>("ToxicHolding")
        .Service<IOffices, Offices>().Reactor<OfficesChanged>().Reactor<Forgetting>().Service<IRetention, HeldOffices>();
}

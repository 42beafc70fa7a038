using Compliance.Kernel;

namespace Compliance.Organization;

internal sealed record OpenBranchInput(string Slug, BranchKind Kind, string NameZh, string NameEn, string? Parent, DateOnly? OpenedOn, DateOnly? TermDueOn, string? IdempotencyKey);
internal sealed record RenameBranchInput(string Id, string NameZh, string NameEn, string? Reason, string? IdempotencyKey);
internal sealed record SetTermOfOfficeInput(string Id, DateOnly DueOn, string? Resolution, string? IdempotencyKey);
internal sealed record CloseBranchInput(string Id, DateOnly? ClosedOn, string Reason, string? IdempotencyKey);
internal sealed record BranchPayload(BranchRef? Branch, IReadOnlyList<PayloadError>? Errors);

internal sealed record RegisterPersonInput(string Name, string? Unit, string? Post, string? Rank, string? Phone, string? IdempotencyKey);
internal sealed record ChangePersonDetailsInput(string Id, string Name, string? Unit, string? Post, string? Rank, string? Phone, string? IdempotencyKey);
internal sealed record GrantRoleInput(string Person, Role Role, string? Branch, DateOnly? From, DateOnly? To, string? Reason, string? IdempotencyKey);
internal sealed record RevokeRoleInput(string Person, Role Role, string? Branch, DateOnly? On, string Reason, string? IdempotencyKey);
internal sealed record DelegateOfficesInput(string To, IReadOnlyList<Role>? Roles, DateOnly From, DateOnly Until, string Reason, string? IdempotencyKey);
internal sealed record EndDelegationInput(string? Person, string To, DateOnly? On, string? Reason, string? IdempotencyKey);
internal sealed record PersonPayload(PersonRef? Person, IReadOnlyList<PayloadError>? Errors);

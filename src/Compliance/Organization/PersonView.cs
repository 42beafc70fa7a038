using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>
/// A person of the association with the offices granted. Whether an office is held depends on the day that is asked for,
/// so the row keeps the periods; the lists beside them serve filters and hold what was granted and not taken back.
/// </summary>
internal sealed record PersonRow : IRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string Hash { get; init; } = "";
    public IReadOnlyList<Grant> Grants { get; init; } = [];
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];
    public IReadOnlyList<string> Roles { get; init; } = [];
    public IReadOnlyList<string> Branches { get; init; } = [];
    public IReadOnlyList<string> Delegates { get; init; } = [];
    public DateTimeOffset RegisteredAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The offices of this person that somebody else holds by delegation.</summary>
    public IEnumerable<Grant> LentTo(string person) => Delegations.Where(d => d.To == person).SelectMany(d => d.Of(Grants));

    public IEnumerable<Grant> GrantsOn(DateOnly day) => Grants.Where(g => g.HeldOn(day));
}

internal static class PersonView
{
    internal static readonly View<PersonRow> View = new("people", 1, Fold)
    {
        DefaultOrder = nameof(PersonRow.RegisteredAt),
        CountedBy = [],
        Readable = static (actor, _) => actor.Roles.Count > 0,
        AsNode = static row => new PersonRef(row.Id),
    };

    private static PersonRow? Fold(PersonRow? row, Envelope e)
    {
        var next = e.Event switch
        {
            PersonRegistered registered => new PersonRow { Id = e.Stream, Hash = registered.Hash, RegisteredAt = e.RecordedAt },
            PersonDetailsChanged changed => row! with { Hash = changed.Hash },
            RoleGranted g => Holding(row!, [.. row!.Grants, new(g.Role, g.Branch, g.From, g.To)]),
            RoleRevoked revoked => Holding(row!, Person.Revoke(row!.Grants, revoked)),
            OfficesDelegated d => Lending(row!, [.. row!.Delegations, new(d.To, d.Roles, d.From, d.Until, d.Reason)]),
            DelegationEnded ended => Lending(row!, Person.End(row!.Delegations, ended)),
            _ => row!,
        };
        return next with { Version = e.Version, UpdatedAt = e.RecordedAt };
    }

    private static PersonRow Holding(PersonRow row, IReadOnlyList<Grant> grants) => row with
    {
        Grants = grants,
        Roles = [.. grants.Select(g => SdlName.Of(g.Role)).Distinct().Order(StringComparer.Ordinal)],
        Branches = [.. grants.Select(g => g.Branch).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
    };

    private static PersonRow Lending(PersonRow row, IReadOnlyList<Delegation> delegations) => row with
    {
        Delegations = delegations,
        Delegates = [.. delegations.Select(d => d.To).Distinct().Order(StringComparer.Ordinal)],
    };
}

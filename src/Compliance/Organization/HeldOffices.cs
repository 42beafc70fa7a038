using Compliance.Kernel;

namespace Compliance.Organization;

/// <summary>Who holds an office, today or on a later day, is known by name.</summary>
internal sealed class HeldOffices(IViewsOf views) : IRetention
{
    public async ValueTask<Refusal?> Needs(string tenant, string person, DateTimeOffset at, CancellationToken ct) =>
        await views.Tenant(tenant).Get(PersonView.View, person, null, ct) is { } row && row.Grants.FirstOrDefault(g => g.To is null || g.To >= OfficeTime.Day(at)) is { } grant
            ? Refusal.Because("PERSON_HOLDS_OFFICE", ("role", grant.Role)) : null;
}

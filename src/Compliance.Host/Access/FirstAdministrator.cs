using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Organization;

namespace Compliance.Host.Access;

/// <summary>
/// A register without accounts gets its administrator at its first start, with a password that is printed once and good for
/// one sign-in. He opens accounts and grants offices, and has no business data.
/// </summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, Accounts accounts, Settings settings, DeskServices desks)
{
    public const string User = "admin", PersonId = "person/admin";

    /// <summary>The lines that tell the operator; none when there are accounts.</summary>
    public async Task<IReadOnlyList<string>> EnsureAsync(CancellationToken ct)
    {
        if ((await accounts.ListAsync(settings.Tenant, ct)).Count > 0) return [];
        var desk = new Desk(desks, Actor.System(settings.Tenant), "en", "first-start");
        await desk.Handle(Person.Kind, PersonId, null, "first administrator", (state, work) => new ValueTask<Decision>(state.Registered ? Decision.Nothing
            : Decision.Accept(new PersonRegistered(""), new RoleGranted(Role.Admin, null, OfficeTime.Day(work.Now), null, "first start"))), ct);
        await using var scope = scopes.CreateAsyncScope();
        var (password, refusal) = await scope.ServiceProvider.GetRequiredService<AccountKeeper>().AddAsync(User, settings.Tenant, PersonId, "system", ct);
        // Two hosts that start at once: the other has made and told it.
        return refusal is not null ? [] : [$"administrator: {User}", $"one-time password: {password} (shown this once; changed at the first sign-in by sending newPassword too)"];
    }
}

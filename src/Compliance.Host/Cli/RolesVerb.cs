using System.CommandLine;
using Compliance.Kernel;
using Compliance.Organization;

namespace Compliance.Host.Cli;

/// <summary><c>user roles NAME</c>: shows the offices of an account's person, after granting or revoking one: an event like any other.</summary>
internal static class RolesVerb
{
    public static Command Build()
    {
        var name = UserVerb.Name();
        var grant = new Option<string?>("--grant") { Description = "ROLE, or ROLE@branch/… for an office of a branch" };
        var revoke = new Option<string?>("--revoke") { Description = "the same for an office to take away" };
        var reason = new Option<string>("--reason") { Description = "why, as it is kept with the event", DefaultValueFactory = _ => "command line" };
        var command = new Command("roles", "the offices of an account's person; grants or revokes one") { name, grant, revoke, reason };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            // One change a call, so that a refusal leaves nothing half done.
            var (granted, revoked) = (Parse(parsed.GetValue(grant)), Parse(parsed.GetValue(revoke)));
            if (granted is not null && revoked is not null)
                throw new InputException("Give --grant or --revoke, one at a time.");
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await UserVerb.FindAsync(place, parsed.GetValue(name)!, ct);
            var (people, views) = (new PersonResolvers(), place.Services.GetRequiredService<IViewsOf>().Tenant(account.Tenant));
            if (revoked is { } old)
                Check(await people.RevokeRole(new RevokeRoleInput(account.Person, old.Role, old.Branch, null, parsed.GetValue(reason)!, null), place.Desk(), ct));
            if (granted is { } fresh)
                Check(await people.GrantRole(new GrantRoleInput(account.Person, fresh.Role, fresh.Branch, null, null, parsed.GetValue(reason), null), place.Desk(), views, ct));

            var now = place.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var actor = await place.Services.GetRequiredService<IOffices>().ActorOf(account.Tenant, account.Person, null, now, ct);
            Console.WriteLine(string.Join('\t', account.User, account.Person,
                string.Join(' ', (actor?.Roles ?? new HashSet<Role>()).Select(r => SdlName.Of(r)).Order(StringComparer.Ordinal)),
                string.Join(' ', (actor?.Branches ?? new HashSet<string>()).Order(StringComparer.Ordinal))).TrimEnd());
            return 0;
        });
        return command;
    }

    private static (Role Role, string? Branch)? Parse(string? text)
    {
        if (text is null)
            return null;
        var (name, branch) = text.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);
        foreach (var role in Enum.GetValues<Role>())
            if (SdlName.Of(role).Equals(name, StringComparison.OrdinalIgnoreCase))
                return (role, branch);
        throw new InputException($"'{name}' is no role; the roles are {string.Join(' ', Enum.GetValues<Role>().Select(r => SdlName.Of(r)))}.");
    }

    // The office's own sentence: toxic pair, unknown branch, held already.
    private static void Check(PersonPayload payload)
    {
        if (payload.Errors is { Count: > 0 } errors)
            throw new InputException(errors[0].Message);
    }
}

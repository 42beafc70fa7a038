using System.CommandLine;
using Compliance.Host.Access;
using Compliance.Kernel;
using Compliance.Organization;

namespace Compliance.Host.Cli;

/// <summary><c>user …</c>: accounts: who may sign in.</summary>
internal static class UserVerb
{
    public static Command Build() =>
        new("user", "accounts: who may sign in") { Add(), List(), RolesVerb.Build(), Password(), Switch("disable", true), Switch("enable", false), Sessions(), SignOut(), ResetSecondFactor() };

    internal static Argument<string> Name() => new("name") { Description = "user name: lower-case letters, digits, . - _ @" };

    private static Command Add()
    {
        var (name, fromInput) = (Name(), FromInput());
        var person = new Option<string?>("--person") { Description = "id of a registered person (person/…); without it one is registered" };
        var called = new Option<string?>("--name") { Description = "the new person's name as people read it; kept in the people vault" };
        var command = new Command("add", "adds an account; its password is made and printed once, or read from stdin") { name, person, called, fromInput };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var user = Accounts.Normalise(parsed.GetValue(name)!);
            if (!Accounts.IsName(user))
                throw new InputException($"'{user}' is no user name: use 2 to 60 lower-case letters, digits, . - _ @.");
            if (parsed.GetValue(person) is not null == parsed.GetValue(called) is not null)
                throw new InputException("Say whose account it is: --name for a new person, or --person for one who is registered.");
            var (password, made) = ReadPassword(parsed.GetValue(fromInput), user);
            await using var place = await where.OpenAsync(parsed, ct);
            var accounts = place.Services.GetRequiredService<Accounts>();
            // Before a person is registered for an account that cannot be.
            if (await accounts.FindAsync(user, ct) is not null)
                throw new InputException($"The account {user} exists already; see user list.");
            var id = parsed.GetValue(person) is { } registered ? await KnownAsync(place, registered, ct) : await RegisterAsync(place, parsed.GetValue(called)!, ct);
            var tenant = place.Services.GetRequiredService<Settings>().Tenant;
            if (!await accounts.AddAsync(user, tenant, id, place.Services.GetRequiredService<Passwords>().Hash(password), ct))
                throw new InputException($"{id} has an account already; see user list.");
            Console.WriteLine(made ? $"{user} {id} password {password}" : $"{user} {id}");
            return 0;
        });
        return command;
    }

    private static async Task<string> KnownAsync(Workplace place, string id, CancellationToken ct)
    {
        var views = place.Services.GetRequiredService<IViewsOf>().Tenant(place.Services.GetRequiredService<Settings>().Tenant);
        return (await views.Get(PersonView.View, id, null, ct))?.Id ?? throw new InputException($"{id} is not registered; give --name instead to register somebody.");
    }

    private static async Task<string> RegisterAsync(Workplace place, string name, CancellationToken ct)
    {
        var payload = await new PersonResolvers().RegisterPerson(new RegisterPersonInput(name, null, null, null, null, null), place.Desk(), ct);
        return payload.Person?.Id ?? throw new InputException(payload.Errors![0].Message);
    }

    private static Command List()
    {
        var command = new Command("list", "the accounts, a line each");
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var now = place.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var a in await place.Services.GetRequiredService<Accounts>().ListAsync(place.Services.GetRequiredService<Settings>().Tenant, ct))
                Console.WriteLine($"{a.User}\t{a.Person}\t{(a.Disabled ? "disabled" : a.LockedUntil > now ? $"locked until {a.LockedUntil:u}" : "open")}\tlast sign-in {(a.LastSignInAt is { } at ? at.ToString("u", System.Globalization.CultureInfo.InvariantCulture) : "never")}");
            return 0;
        });
        return command;
    }

    private static Command Password()
    {
        var (name, fromInput) = (Name(), FromInput());
        var command = new Command("password", "sets a new password and ends every session of the account") { name, fromInput };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (password, made) = ReadPassword(parsed.GetValue(fromInput), Accounts.Normalise(parsed.GetValue(name)!));
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await FindAsync(place, parsed.GetValue(name)!, ct);
            await place.Services.GetRequiredService<Accounts>().SetPasswordAsync(account.User, place.Services.GetRequiredService<Passwords>().Hash(password), ct);
            Console.WriteLine(made ? $"{account.User} password {password}" : account.User);
            return 0;
        });
        return command;
    }

    private static Command Switch(string verb, bool disabled)
    {
        var name = Name();
        var command = new Command(verb, disabled ? "shuts an account and ends its sessions" : "opens a shut account") { name };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await FindAsync(place, parsed.GetValue(name)!, ct);
            await place.Services.GetRequiredService<Accounts>().SetDisabledAsync(account.User, disabled, ct);
            Console.WriteLine($"{account.User} {(disabled ? "disabled" : "enabled")}");
            return 0;
        });
        return command;
    }

    private static Command Sessions()
    {
        var name = Name();
        var command = new Command("sessions", "the living sessions of an account, a line each") { name };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await FindAsync(place, parsed.GetValue(name)!, ct);
            foreach (var s in await place.Services.GetRequiredService<Access.Sessions>().ListAsync(account.User, null, ct))
                Console.WriteLine($"{s.Id}\tsince {s.CreatedAt:u}\tseen {s.SeenAt:u}\t{s.Address}\t{s.Agent}");
            return 0;
        });
        return command;
    }

    private static Command SignOut()
    {
        var name = Name();
        var command = new Command("sign-out", "ends every session of an account") { name };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await FindAsync(place, parsed.GetValue(name)!, ct);
            await place.Services.GetRequiredService<Access.Sessions>().RevokeAllAsync(account.User, ct);
            await place.Services.GetRequiredService<AccountLog>().WriteAsync(account.Tenant, account.User, "SESSIONS_ENDED", "system", null, ct);
            Console.WriteLine($"{account.User} signed out");
            return 0;
        });
        return command;
    }

    private static Command ResetSecondFactor()
    {
        var name = Name();
        var command = new Command("reset-second-factor", "for who has lost both the app and the recovery codes") { name };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await FindAsync(place, parsed.GetValue(name)!, ct);
            await using var scope = place.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<AccountKeeper>().DisableSecondFactorAsync(account.User, account.Tenant, null, "system", ct) is { } refusal)
                throw new InputException($"{account.User}: {refusal.Code}.");
            Console.WriteLine($"{account.User} second factor off");
            return 0;
        });
        return command;
    }

    private static Option<bool> FromInput() => new("--password-stdin") { Description = "reads the password from the first line of stdin" };

    // Never an argument: arguments are seen by every user of the machine.
    private static (string Password, bool Made) ReadPassword(bool fromInput, string user)
    {
        if (!fromInput)
            return (Passwords.Random(), true);
        var line = Console.In.ReadLine() ?? "";
        return PasswordRules.Refuse(user, line) is not { } rule ? (line, false)
            : throw new InputException(rule is "PASSWORD_TOO_SHORT" or "PASSWORD_TOO_LONG" ? $"The password on stdin has {line.Length} characters: use {Passwords.MinLength} to {Passwords.MaxLength}."
                : "The password on stdin is one that is guessed first, or holds the user name: choose another.");
    }

    internal static async Task<Account> FindAsync(Workplace place, string name, CancellationToken ct) =>
        await place.Services.GetRequiredService<Accounts>().FindAsync(name, ct) ?? throw new InputException($"There is no account {Accounts.Normalise(name)}; see user list.");
}

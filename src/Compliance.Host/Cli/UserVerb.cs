using System.CommandLine;
using Compliance.Host.Access;
using Compliance.Kernel;

namespace Compliance.Host.Cli;

/// <summary><c>user …</c>: accounts. Roles are events of the Organization room; here they are only shown.</summary>
internal static class UserVerb
{
    public static Command Build() =>
        new("user", "accounts: who may sign in") { Add(), List(), Roles(), Password(), Switch("disable", true), Switch("enable", false) };

    private static Argument<string> Name() => new("name") { Description = "user name: lower-case letters, digits, . - _ @" };

    private static Command Add()
    {
        var (name, person, fromInput) = (Name(), new Option<string?>("--person") { Description = "person id, person/… (default: person/NAME)" }, FromInput());
        var command = new Command("add", "adds an account; its password is made and printed once, or read from stdin") { name, person, fromInput };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var user = Accounts.Normalise(parsed.GetValue(name)!);
            if (!Accounts.IsName(user))
                throw new InputException($"'{user}' is no user name: use 2 to 60 lower-case letters, digits, . - _ @.");
            var id = parsed.GetValue(person) ?? $"person/{user}";
            if (!id.StartsWith("person/", StringComparison.Ordinal) || id.Length is < 8 or > 200)
                throw new InputException($"--person '{id}' is no person id: write person/ and the id.");
            var (password, made) = ReadPassword(parsed.GetValue(fromInput));
            await using var place = await where.OpenAsync(parsed, ct);
            var tenant = place.Services.GetRequiredService<Settings>().Tenant;
            if (!await place.Services.GetRequiredService<Accounts>().AddAsync(user, tenant, id, place.Services.GetRequiredService<Passwords>().Hash(password), ct))
                throw new InputException($"{user} or an account of {id} exists already; see user list.");
            Console.WriteLine(made ? $"{user} {id} password {password}" : $"{user} {id}");
            return 0;
        });
        return command;
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

    private static Command Roles()
    {
        var name = Name();
        var command = new Command("roles", "the roles and branches an account's person holds now") { name };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var account = await FindAsync(place, parsed.GetValue(name)!, ct);
            var actor = await place.Services.GetRequiredService<IOffices>().ActorOf(account.Tenant, account.Person, null, place.Services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
            Console.WriteLine($"{account.User}\t{account.Person}\t{string.Join(' ', (actor?.Roles ?? new HashSet<Role>()).Select(r => SdlName.Of(r)).Order(StringComparer.Ordinal))}\t{string.Join(' ', actor?.Branches.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())}");
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
            var (password, made) = ReadPassword(parsed.GetValue(fromInput));
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

    private static Option<bool> FromInput() => new("--password-stdin") { Description = "reads the password from the first line of stdin" };

    // Never an argument: arguments are seen by every user of the machine.
    private static (string Password, bool Made) ReadPassword(bool fromInput)
    {
        if (!fromInput)
            return (Passwords.Random(), true);
        var line = Console.In.ReadLine() ?? "";
        return line.Length is >= Passwords.MinLength and <= Passwords.MaxLength ? (line, false)
            : throw new InputException($"The password on stdin has {line.Length} characters: use {Passwords.MinLength} to {Passwords.MaxLength}.");
    }

    private static async Task<Account> FindAsync(Workplace place, string name, CancellationToken ct) =>
        await place.Services.GetRequiredService<Accounts>().FindAsync(name, ct) ?? throw new InputException($"There is no account {Accounts.Normalise(name)}; see user list.");
}

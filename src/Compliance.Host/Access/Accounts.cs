using Npgsql;

namespace Compliance.Host.Access;

internal sealed record Account(string User, string Tenant, string Person, string PasswordHash, bool Disabled, int Failures,
    DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, bool TwoFactor, bool MustChangePassword);

/// <summary>Who may sign in: names, password hashes, lockouts.</summary>
internal sealed class Accounts(NpgsqlDataSource source, TimeProvider clock)
{
    public static readonly SchemaPart Schema = SchemaPart.Embedded("access", "Access.Sql.schema");

    /// <summary>Names are compared without regard to case.</summary>
    public static string Normalise(string user) => user.Trim().ToLowerInvariant();

    public static bool IsName(string user) => user.Length is >= 2 and <= 60 && user.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '.' or '-' or '_' or '@');

    public async Task<Account?> FindAsync(string user, CancellationToken ct)
    {
        await using var command = Command("find_account", Normalise(user));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    public async Task<List<Account>> ListAsync(string tenant, CancellationToken ct)
    {
        var accounts = new List<Account>();
        await using var command = Command("list_accounts", tenant);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            accounts.Add(Read(reader));
        return accounts;
    }

    /// <summary>False when the name, or the person, has an account already.</summary>
    public Task<bool> AddAsync(string user, string tenant, string person, string passwordHash, CancellationToken ct) =>
        ChangeAsync("add_account", ct, Normalise(user), tenant, person, passwordHash, clock.GetUtcNow());

    public Task<bool> SetPasswordAsync(string user, string passwordHash, CancellationToken ct) => ChangeAsync("set_password", ct, Normalise(user), passwordHash, clock.GetUtcNow());

    public Task<bool> SetDisabledAsync(string user, bool disabled, CancellationToken ct) => ChangeAsync("set_disabled", ct, Normalise(user), disabled, clock.GetUtcNow());

    public Task NoteFailureAsync(string user, CancellationToken ct) => ChangeAsync("note_failure", ct, user, clock.GetUtcNow());

    public Task NoteSuccessAsync(string user, CancellationToken ct) => ChangeAsync("note_success", ct, user, clock.GetUtcNow());

    private async Task<bool> ChangeAsync(string statement, CancellationToken ct, params object[] values)
    {
        await using var command = Command(statement, values);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    private NpgsqlCommand Command(string statement, params object[] values)
    {
        var command = source.CreateCommand(Sql.Read($"Access.Sql.{statement}"));
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static Account Read(NpgsqlDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetInt32(5),
        r.IsDBNull(6) ? null : r.GetFieldValue<DateTimeOffset>(6), r.GetFieldValue<DateTimeOffset>(7), r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8), r.GetBoolean(9), r.GetBoolean(10));
}

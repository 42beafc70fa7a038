using Compliance.Kernel;
using Npgsql;

namespace Compliance.Host.Access;

internal enum ApiScope { Read, Write }

/// <param name="Offices">The roles the token is limited to; none = all that its person holds.</param>
internal sealed record ApiToken(string Id, string Name, IReadOnlyList<ApiScope> Scopes, IReadOnlyList<Role> Offices, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>
/// Tokens for programs that act as somebody: with an end, with less than he may do himself, never with his account. Only
/// the SHA-256 is stored.
/// </summary>
internal sealed class ApiTokens(NpgsqlDataSource source, Sessions sessions, AccountLog log, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private const int Most = 50;

    public async Task<(ApiToken? Token, string? Secret, Refusal? Refusal)> CreateAsync(Session by, string name, IReadOnlyList<ApiScope> scopes, IReadOnlyList<Role> offices, DateTimeOffset expiresAt, string? key, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Check.First(Check.Text("name", name, 100), scopes.Count == 0 ? Refusal.Invalid("scopes", "FIELD_REQUIRED") : null,
            expiresAt <= now || expiresAt - now > Longest ? Refusal.Invalid("expiresAt", "TOKEN_EXPIRY", ("max", (int)Longest.TotalDays)) : null) is { } wrong) return (null, null, wrong);
        if ((await ListAsync(by.User, ct)).Count(t => t.RevokedAt is null && t.ExpiresAt > now) >= Most) return (null, null, Refusal.Because("TOO_MANY_TOKENS", ("max", Most)));
        var secret = Token.New(Token.ApiPrefix);
        Token.TryHash(secret, out var hash);
        var made = new ApiToken(Guid.CreateVersion7(now).ToString(), name.Trim(), [.. scopes.Distinct()], [.. offices.Distinct()], now, expiresAt, null, null);
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.add_api_token"));
        foreach (var value in new object[] { Guid.Parse(made.Id), hash.ToBytes(), by.User, made.Name, Names(made.Scopes), Names(made.Offices), now, expiresAt, (object?)key ?? DBNull.Value })
            command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        // The secret was shown once; a repeat can only be told that it was.
        if (await command.ExecuteNonQueryAsync(ct) == 0) return (null, null, Refusal.Because("KEY_REUSED", ("key", key)));
        await log.WriteAsync(by.Tenant, by.User, "TOKEN_MADE", by.Person, null, ct);
        return (made, secret, null);
    }

    public async Task<IReadOnlyList<ApiToken>> ListAsync(string user, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.list_api_tokens"));
        command.Parameters.Add(new() { Value = user });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tokens = new List<ApiToken>();
        while (await reader.ReadAsync(ct))
            tokens.Add(new(reader.GetGuid(0).ToString(), reader.GetString(1), [.. reader.GetFieldValue<string[]>(2).Select(SdlName.Parse<ApiScope>)], [.. reader.GetFieldValue<string[]>(3).Select(SdlName.Parse<Role>)],
                reader.GetFieldValue<DateTimeOffset>(4), reader.GetFieldValue<DateTimeOffset>(5), Time(reader, 6), Time(reader, 7)));
        return tokens;
    }

    /// <summary>The person's own; an administrator may take anybody's of his association.</summary>
    public async Task<bool> RevokeAsync(Guid id, Session by, bool administrator, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.revoke_api_token"));
        foreach (var value in new object[] { id, by.User, administrator, by.Tenant, clock.GetUtcNow() })
            command.Parameters.Add(new() { Value = value });
        if (await command.ExecuteScalarAsync(ct) is not string user) return false;
        sessions.Forget();
        await log.WriteAsync(by.Tenant, user, "TOKEN_REVOKED", by.Person, null, ct);
        return true;
    }

    private static string[] Names<T>(IReadOnlyList<T> members) where T : struct, Enum => [.. members.Select(m => SdlName.Of(m))];
    private static DateTimeOffset? Time(NpgsqlDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.GetFieldValue<DateTimeOffset>(i);
}

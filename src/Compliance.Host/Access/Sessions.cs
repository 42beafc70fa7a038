using System.Collections.Concurrent;
using Compliance.Kernel;
using Npgsql;

namespace Compliance.Host.Access;

/// <summary>
/// Sessions in the database, looked up through a small cache: a busy session costs one query in five seconds, however many
/// requests it makes. A sign-out counts at once on the host that took it and within those five seconds on every other.
/// </summary>
internal sealed class Sessions(NpgsqlDataSource source, Settings settings, AccountLog log, TimeProvider clock)
{
    private const int MaxCached = 20_000;
    private static readonly TimeSpan CacheLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);
    private static readonly string FindSql = Sql.Read("Access.Sql.find_session"), LivesSql = Sql.Read("Access.Sql.session_lives"), FindApiSql = Sql.Read("Access.Sql.find_api_token");
    private readonly ConcurrentDictionary<TokenHash, Cached> cache = new();

    private sealed record Cached(Lazy<Task<Session?>> Lookup, long At);

    public async Task<(string Token, DateTimeOffset ExpiresAt)> IssueAsync(Account account, CancellationToken ct, Origin? from = null)
    {
        var now = clock.GetUtcNow();
        var expires = now + settings.SessionLength;
        var ends = now + (settings.SessionLength > LongestLife ? settings.SessionLength : LongestLife);
        var token = Token.New();
        Token.TryHash(token, out var hash);
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.add_session"));
        foreach (var value in new object[] { hash.ToBytes(), account.User, now, expires, ends })
            command.Parameters.Add(new() { Value = value });
        foreach (var text in new[] { from?.Address, from?.Agent })
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(ct);
        // A refused lookup of the same token cannot be cached: nobody could know it before now.
        return (token, expires);
    }

    /// <summary>The living session of a token, or null.</summary>
    /// <param name="asking">Where a token that was ended is tried from, for its owner to see.</param>
    public ValueTask<Session?> FindAsync(TokenHash token, HttpContext? asking = null)
    {
        if (cache.TryGetValue(token, out var known) && clock.GetElapsedTime(known.At) < CacheLife)
            return Use(token, known);
        if (cache.Count >= MaxCached)
            Trim();
        // Requests that arrive together share one lookup, so no request's own cancellation may end it.
        var from = asking is null ? null : Origin.Of(asking);
        var entry = new Cached(new(() => ReadAsync(token, from)), clock.GetTimestamp());
        return Use(token, cache.AddOrUpdate(token, entry, (_, old) => clock.GetElapsedTime(old.At) < CacheLife ? old : entry));
    }

    /// <summary>Whether a session still lives, asked of the database without using it: a page left open does not keep its session alive.</summary>
    public async ValueTask<bool> IsLivingAsync(TokenHash token, CancellationToken ct)
    {
        await using var command = source.CreateCommand(LivesSql);
        command.Parameters.Add(new() { Value = token.ToBytes() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The living sessions of an account, the last used first.</summary>
    public async Task<IReadOnlyList<ShownSession>> ListAsync(string user, TokenHash? current, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.list_sessions"));
        command.Parameters.Add(new() { Value = user });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var mine = current?.ToBytes();
        var found = new List<ShownSession>();
        while (await reader.ReadAsync(ct))
            found.Add(new(reader.GetGuid(0).ToString(), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3),
                reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5), mine is not null && reader.GetFieldValue<byte[]>(6).AsSpan().SequenceEqual(mine)));
        return found;
    }

    /// <summary>Ends one session of that account; false when it has none of that id.</summary>
    public async Task<bool> RevokeOwnAsync(Guid id, string user, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.revoke_own_session"));
        foreach (var value in new object[] { id, user, clock.GetUtcNow() })
            command.Parameters.Add(new() { Value = value });
        var ended = await command.ExecuteNonQueryAsync(ct) > 0;
        Forget();
        return ended;
    }

    public async Task RevokeAllAsync(string user, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.revoke_sessions"));
        command.Parameters.Add(new() { Value = user });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task RevokeAsync(TokenHash token, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sql.Read("Access.Sql.revoke_session"));
        command.Parameters.Add(new() { Value = token.ToBytes() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
        cache.TryRemove(token, out _);
    }

    /// <summary>After a changed password or a disabled account: this host forgets at once what it knew.</summary>
    public void Forget() => cache.Clear();

    private ValueTask<Session?> Use(TokenHash token, Cached entry)
    {
        var lookup = entry.Lookup.Value;
        if (!lookup.IsCompletedSuccessfully)
            return WaitAsync(token, entry, lookup);
        var session = lookup.Result;
        return ValueTask.FromResult(session?.ExpiresAt > clock.GetUtcNow() ? session : null);
    }

    private async ValueTask<Session?> WaitAsync(TokenHash token, Cached entry, Task<Session?> lookup)
    {
        try
        {
            return await lookup;
        }
        catch
        {
            // A database that was away must not keep people out for longer than it was.
            cache.TryRemove(KeyValuePair.Create(token, entry));
            throw;
        }
    }

    private async Task<Session?> ReadAsync(TokenHash token, Origin? from)
    {
        var now = clock.GetUtcNow();
        await using (var command = Command(FindSql, token.ToBytes(), now, now + settings.SessionLength))
        await using (var reader = await command.ExecuteReaderAsync())
            if (await reader.ReadAsync())
                return new Session(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3));
        await using (var byProgram = Command(FindApiSql, token.ToBytes(), now))
        await using (var found = await byProgram.ExecuteReaderAsync())
            if (await found.ReadAsync())
                return new Session(found.GetString(0), found.GetString(1), found.GetString(2), found.GetFieldValue<DateTimeOffset>(3))
                {
                    Kind = SessionKind.ApiToken,
                    MayWrite = found.GetFieldValue<string[]>(4).Contains(SdlName.Of(ApiScope.Write)),
                    Limit = [.. found.GetFieldValue<string[]>(5).Select(SdlName.Parse<Role>)],
                };
        if (from is not null) await log.EndedTriedAsync(token, from);
        return null;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        command.CommandTimeout = 10;
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private void Trim()
    {
        foreach (var (token, entry) in cache)
            if (clock.GetElapsedTime(entry.At) >= CacheLife)
                cache.TryRemove(token, out _);
        if (cache.Count >= MaxCached)
            cache.Clear();
    }
}

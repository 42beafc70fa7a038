using Npgsql;

namespace Compliance.Host.Access;

internal sealed record AccountEntry(string What, string? By, DateTimeOffset At, string? Address, string? Agent);

/// <summary>Where a request came from, as far as the account's log keeps it.</summary>
internal sealed record Origin(string? Address, string? Agent)
{
    public static Origin Of(HttpContext context) => new(context.Connection.RemoteIpAddress?.ToString(), Cut(context.Request.Headers.UserAgent.ToString()));

    private static string? Cut(string text) => text.Length == 0 ? null : new([.. text.Take(200).Where(c => !char.IsControl(c))]);
}

/// <summary>
/// The sign-ins of an account, the refused ones too, and what was done to it. Kept for half a year; of an account that does
/// not exist nothing typed is kept, because it may be a password in the wrong field.
/// </summary>
internal sealed class AccountLog(NpgsqlDataSource source, TimeProvider clock)
{
    private static readonly string AddSql = Sql.Read("Access.Sql.add_entry"), ListSql = Sql.Read("Access.Sql.list_entries"),
        EndedSql = Sql.Read("Access.Sql.note_ended_token"), RefusedSql = Sql.Read("Access.Sql.note_refused_token");

    public Task WriteAsync(string? tenant, string? user, string what, string? by, Origin? from, CancellationToken ct) =>
        WriteAsync(AddSql, ct, tenant, user, what, by, clock.GetUtcNow(), from?.Address, from?.Agent);

    /// <summary>A session or a token that is known and was ended is tried; of one that nobody ever had nothing is kept.</summary>
    public Task EndedTriedAsync(TokenHash token, Origin from) => WriteAsync(EndedSql, default, token.ToBytes(), clock.GetUtcNow(), from.Address, from.Agent);

    public Task OutsideRefusedAsync(Origin from) => WriteAsync(RefusedSql, default, clock.GetUtcNow(), from.Address, from.Agent);

    private async Task WriteAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is DateTimeOffset or byte[] ? new() { Value = value } : new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<IReadOnlyList<AccountEntry>> ListAsync(string user, int most, CancellationToken ct)
    {
        await using var command = source.CreateCommand(ListSql);
        command.Parameters.Add(new() { Value = user });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = new List<AccountEntry>();
        while (await reader.ReadAsync(ct)) entries.Add(new(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        return entries;
    }
}

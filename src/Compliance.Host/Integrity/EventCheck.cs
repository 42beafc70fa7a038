using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EventStore;
using Npgsql;

namespace Compliance.Host.Integrity;

/// <param name="Sequence">The first event found broken; null when a whole stream lost its events.</param>
internal sealed record Broken(long? Sequence, string Tenant, string Stream, long Version, string Why);

internal sealed record Head(long Events, long Sequence, string Sha256);

/// <summary>
/// Whether the stored events are what a register's must be: every stream unbroken from its first event to the version its
/// row names, every event readable by this build. The head is a hash chained over all events in order, everything that was
/// recorded of each: two runs with the same head saw the same past.
/// </summary>
internal sealed class EventCheck(NpgsqlDataSource source, IEventStore store)
{
    private const int Page = 2_000;

    public async Task<(Head? Head, Broken? Broken)> RunAsync(Action<long> progress, CancellationToken ct)
    {
        if (await BrokenStreamAsync(ct) is { } broken || (broken = await LostStreamAsync(ct)) is not null || (broken = await UnreadableAsync(ct)) is not null)
            return (null, broken);
        return (await ChainAsync(progress, ct), null);
    }

    private async Task<Broken?> BrokenStreamAsync(CancellationToken ct)
    {
        await using var command = Command("broken_stream");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new Broken(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4)) : null;
    }

    private async Task<Broken?> LostStreamAsync(CancellationToken ct)
    {
        await using var command = Command("streams_without_events");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new Broken(null, reader.GetString(0), reader.GetString(1), reader.GetInt64(2), "the stream's events are gone") : null;
    }

    private async Task<Broken?> UnreadableAsync(CancellationToken ct)
    {
        long position = 0;
        for (AllPage page; ; position = page.Position)
        {
            try
            {
                page = await store.ReadAllAsync(position, Page, ct);
            }
            catch (UnreadableEventException e)
            {
                return new Broken(null, e.Tenant, e.Stream, e.Version, e.Message);
            }
            if (!page.More)
                return null;
        }
    }

    private async Task<Head> ChainAsync(Action<long> progress, CancellationToken ct)
    {
        await using var command = Command("events_in_order");
        await using var reader = await command.ExecuteReaderAsync(ct);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = new byte[32];
        long events = 0, sequence = 0;
        while (await reader.ReadAsync(ct))
        {
            sequence = reader.GetInt64(0);
            sha.AppendData(head);
            for (var column = 0; column < reader.FieldCount; column++)
                Append(sha, reader.IsDBNull(column) ? null : reader.GetValue(column) switch
                {
                    string text => text,
                    DateTime at => at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                    var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture)!,
                });
            sha.GetHashAndReset(head);
            if (++events % 1000 == 0)
                progress(events);
        }
        progress(events);
        return new Head(events, sequence, Convert.ToHexStringLower(head));
    }

    // Each value with its length, so that no two different rows make the same bytes.
    private static void Append(IncrementalHash sha, string? value)
    {
        var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
        sha.AppendData(length);
        sha.AppendData(bytes);
    }

    private NpgsqlCommand Command(string statement)
    {
        var command = source.CreateCommand(Sql.Read($"Integrity.Sql.{statement}"));
        command.CommandTimeout = 0;
        return command;
    }
}

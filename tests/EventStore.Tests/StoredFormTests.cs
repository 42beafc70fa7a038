using EventStore.Contract;

namespace EventStore.Tests;

/// <summary>What lies in the tables is what Marten would have put there, and what Marten put there is read.</summary>
public sealed class StoredFormTests : PostgresTest
{
    private static readonly DateTimeOffset s_recorded = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task An_event_lies_in_its_row_by_Martens_conventions()
    {
        var metadata = new Metadata("person/1", "correlation", "causation", new Dictionary<string, string> { ["source"] = "desk" });
        await Store.CommitAsync(new Commit(Tenant,
            [To("a", 0, new NewEvent(new NoteOpened("题", new DateOnly(2026, 1, 2), 1.50m, Weight.Heavy)), new NewEvent(new NoteAmended("t", s_recorded.ToOffset(TimeSpan.FromHours(8)), null, []), OccurredAt: s_recorded.AddDays(-1)))],
            metadata) { RecordedAt = s_recorded }, None);

        var rows = await Database.QueryAsync<string>("SELECT to_jsonb(e) - 'id' || jsonb_build_object('timestamp', e.timestamp AT TIME ZONE 'UTC') FROM mt_events e ORDER BY seq_id");
        JsonEqual("""
            {"seq_id": 1, "stream_id": "a", "version": 1, "bdata": null, "type": "note_opened", "timestamp": "2026-01-02T03:04:05",
             "data": {"Title": "题", "On": "2026-01-02", "Amount": 1.50, "Weight": "Heavy"},
             "tenant_id": "association", "mt_dotnet_type": "EventStore.Contract.NoteOpened, EventStore.Contract",
             "correlation_id": "correlation", "causation_id": "causation", "headers": {"source": "desk"}, "user_name": "person/1", "is_archived": false}
            """, rows[0]);
        JsonEqual("""
            {"seq_id": 2, "stream_id": "a", "version": 2, "bdata": null, "type": "note_amended", "timestamp": "2026-01-02T03:04:05",
             "data": {"Text": "t", "At": "2026-01-02T11:04:05+08:00", "Reason": null, "Pages": []},
             "tenant_id": "association", "mt_dotnet_type": "EventStore.Contract.NoteAmended, EventStore.Contract",
             "correlation_id": "correlation", "causation_id": "causation", "headers": {"source": "desk", "occurredAt": "2026-01-01T03:04:05+00:00"},
             "user_name": "person/1", "is_archived": false}
            """, rows[1]);
        Assert.Equal("1.50", await Database.SingleAsync<string>("SELECT data ->> 'Amount' FROM mt_events WHERE version = 1"));
    }

    [Fact]
    public async Task Where_nothing_was_given_the_columns_are_null()
    {
        await Append("a", 0, Closed(1));

        Assert.True(await Database.SingleAsync<bool>("SELECT correlation_id IS NULL AND causation_id IS NULL AND headers IS NULL AND user_name IS NULL AND bdata IS NULL FROM mt_events"));
    }

    [Fact]
    public async Task The_row_of_a_stream_keeps_its_type_version_and_both_times()
    {
        await Store.CommitAsync(Of(To("a", 0, Closed(1, 2))) with { RecordedAt = s_recorded }, None);
        await Store.CommitAsync(Of(To("a", 2, Closed(3))) with { RecordedAt = s_recorded.AddHours(1) }, None);

        JsonEqual("""
            {"id": "a", "tenant_id": "association", "type": "note", "version": 3, "created": "2026-01-02T03:04:05", "timestamp": "2026-01-02T04:04:05", "is_archived": false}
            """, await Database.SingleAsync<string>(
            "SELECT to_jsonb(s) || jsonb_build_object('timestamp', s.timestamp AT TIME ZONE 'UTC', 'created', s.created AT TIME ZONE 'UTC') FROM mt_streams s"));
    }

    [Fact]
    public async Task An_archived_stream_is_marked_with_its_events()
    {
        await Append("a", 0, Closed(1, 2));
        await Append("b", 0, Closed(1));
        await Store.ArchiveAsync(Tenant, "a", None);

        Assert.Equal(["a"], await Database.QueryAsync<string>("SELECT id FROM mt_streams WHERE is_archived"));
        Assert.Equal(["a", "a"], await Database.QueryAsync<string>("SELECT stream_id FROM mt_events WHERE is_archived"));
    }

    [Fact]
    public async Task Rows_that_another_program_wrote_are_read_with_its_odder_headers()
    {
        await Database.ExecuteAsync("""
            INSERT INTO mt_streams (id, version) VALUES ('a', 1);
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers)
            VALUES (nextval('mt_events_sequence'), '0199aaaa-0000-7000-8000-000000000001', 'a', 1, '{"Count": 7, "Unknown": [1]}', 'note_closed', '2026-01-02 03:04:05Z',
                    'Elsewhere.NoteClosed, Elsewhere', '{"n": 5, "o": {"x": null}, "occurredAt": "2025-01-01T08:00:00+08:00"}');
            """);

        var only = (await Store.ReadStreamAsync("*DEFAULT*", "a", StreamRange.All, None)).Single();
        Assert.Equal(7, Count(only));
        Assert.Equal(new Dictionary<string, string> { ["n"] = "5", ["o"] = "{\"x\": null}" }, only.Headers);
        Assert.True(new DateTimeOffset(2025, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)).EqualsExact(only.OccurredAt));
        await Store.CommitAsync(Of(To("a", 1, Closed(8))) with { Tenant = "*DEFAULT*" }, None);
        Assert.Equal([7, 8], (await Everything()).Select(Count));
    }

    private static void JsonEqual(string expected, string actual) =>
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(expected), System.Text.Json.Nodes.JsonNode.Parse(actual)), actual);
}

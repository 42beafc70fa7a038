using System.Text.Json;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Scenarios.Demo;
using EventStore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Commands;

/// <summary>Every state and row of the rooms survives being kept: the demo association's own streams show it.</summary>
public sealed class FoldedJsonTests(DemoFixture host) : IClassFixture<DemoFixture>
{
    [Fact]
    public async Task What_is_kept_after_any_event_and_read_again_goes_on_as_if_it_had_never_been_away()
    {
        // What no demo shows: somebody asks to be forgotten, and a violation is looked at.
        var violation = (await host.Data("discipline", "{ violations(first: 1) { nodes { id } } }")).GetProperty("violations").GetProperty("nodes")[0].GetProperty("id").GetString();
        await host.Data("discipline", "query($id: ID!) { violation(id: $id) { id } }", new { id = violation });
        await host.Data("admin", "mutation { requestErasure(input: { person: \"person/branch\", reason: \"本人申请\" }) { errors { ... on Error { code } } } }");
        var (store, rooms) = (host.Services.GetRequiredService<IEventStore>(), host.Services.GetRequiredService<RoomBook>());
        var seen = new HashSet<StreamKind>();
        foreach (var stream in await Streams())
        {
            if (rooms.KindOf(stream) is not { } kind) continue;
            seen.Add(kind);
            var json = DeskSnapshots.Json(kind);
            var (folded, kept) = (Folded.Empty(kind), Folded.Empty(kind));
            foreach (var e in await store.ReadStreamAsync(host.Settings.Tenant, stream, StreamRange.All, default))
            {
                var envelope = RoomBook.Envelope(e);
                folded = folded.With(kind, envelope);
                kept = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(kept, json), json)!.With(kind, envelope);
                Assert.Equal(JsonSerializer.Serialize(folded, json), JsonSerializer.Serialize(kept, json));
            }
        }
        var unseen = rooms.Kinds.Except(seen).Select(k => k.Category).Order().ToList();
        Assert.True(unseen.Count <= 1, $"The demo association has no {string.Join(" and no ", unseen)}.");
    }

    private async Task<List<string>> Streams()
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select id from mt_streams order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var streams = new List<string>();
        while (await reader.ReadAsync()) streams.Add(reader.GetString(0));
        return streams;
    }
}

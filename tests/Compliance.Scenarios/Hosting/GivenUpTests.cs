using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Compliance.Host;
using Compliance.Host.Live;
using Compliance.Host.Views;
using Compliance.Activities;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Hosting;

public sealed class ImpatientHost : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { RequestLimit = TimeSpan.FromSeconds(6) };
}

/// <summary>What takes too long, or whose asker has gone, costs the database nothing more: its statement is gone from there.</summary>
public abstract class GivenUp(HostFixture host)
{
    private protected HostFixture Host => host;
    private protected const string Query = "{ activities(first: 1) { nodes { id } } }";
    private protected static readonly string Read = ViewTable.Of(PlannedActivityView.View).Name;

    /// <summary>The names of people, which an event's answer reads and the making of the event does not.</summary>
    private protected const string Names = "vault.people";

    private protected Task<LockedTable> LockAsync(string table) => LockedTable.OfAsync(host.Settings.Database!, table);

    private protected async Task<StreamReader> ListenAsync(HttpClient client)
    {
        var feed = host.Services.GetRequiredService<ChangeFeed>();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { registerChanged(kinds: [ACTIVITY]) { subject by { name } } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        for (var n = 0; !feed.IsFollowing; n++)
        {
            Assert.True(n < 500, "The host does not listen after ten seconds.");
            await Task.Delay(20);
        }
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private protected static async Task<JsonElement> NextAsync(StreamReader events)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
            if (await events.ReadLineAsync(patience.Token) is not { } line) throw new InvalidOperationException("The stream ended.");
            else if (line.StartsWith("data: {", StringComparison.Ordinal)) return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
    }

    private protected async Task<string> DraftAsync(string user)
    {
        var made = await host.Data(user, "mutation($input: DraftActivityInput!) { draftActivity(input: $input) { activity { id } } }", new { input = new { branch = OfficeSeed.Branch, type = "MEETING", title = "季度会议" } });
        return made.GetProperty("draftActivity").GetProperty("activity").GetProperty("id").GetString()!;
    }

    private protected static string? CodeOf(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}

public sealed class TooLongTests(ImpatientHost host) : GivenUp(host), IClassFixture<ImpatientHost>
{
    [Fact]
    public async Task A_query_that_takes_too_long_is_ended_inside_the_database()
    {
        await using var locked = await LockAsync(Read);
        var asking = Host.GraphQL("auditor", Query);
        await locked.WaitForAsync(statements: 1);
        using var answer = await asking;
        Assert.Equal("TIMEOUT", CodeOf(answer.RootElement));
        await locked.WaitForAsync(statements: 0);
    }

    [Fact]
    public async Task An_event_whose_answer_takes_too_long_is_ended_inside_the_database_and_the_next_is_told()
    {
        using var client = await Host.Client("secretariat");
        using var events = await ListenAsync(client);
        string first;
        await using (var locked = await LockAsync(Names))
        {
            first = await DraftAsync("secretariat");
            await locked.WaitForAsync(statements: 1);
            Assert.Equal("TIMEOUT", CodeOf(await NextAsync(events)));
            await locked.WaitForAsync(statements: 0);
        }
        var second = await DraftAsync("secretariat");
        var told = await NextAsync(events);
        Assert.False(told.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.NotEqual(first, second);
        Assert.Equal(second, told.GetProperty("data").GetProperty("registerChanged").GetProperty("subject").GetString());
    }
}

public sealed class GoneTests(HostFixture host) : GivenUp(host), IClassFixture<HostFixture>
{
    [Fact]
    public async Task A_client_that_leaves_takes_its_statement_with_it()
    {
        using var client = await Host.Client("auditor");
        using var leaves = new CancellationTokenSource();
        await using var locked = await LockAsync(Read);
        var asking = client.PostAsJsonAsync("/graphql", new { query = Query }, leaves.Token);
        await locked.WaitForAsync(statements: 1);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await locked.WaitForAsync(statements: 0);
    }

    [Fact]
    public async Task A_listener_that_leaves_takes_the_statement_of_his_event_with_him()
    {
        using var client = await Host.Client("branch");
        var events = await ListenAsync(client);
        await using var locked = await LockAsync(Names);
        await DraftAsync("branch");
        await locked.WaitForAsync(statements: 1);
        events.Dispose();
        await locked.WaitForAsync(statements: 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operation_of_a_socket_ends_inside_the_database_when_it_is_completed_or_the_socket_breaks(bool completed)
    {
        using var client = await Host.Client("auditor");
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Authorization", client.DefaultRequestHeaders.Authorization!.ToString());
        await socket.ConnectAsync(new Uri($"ws://{Host.Address.Authority}/graphql"), default);
        await SayAsync(socket, new { type = "connection_init" });
        await socket.ReceiveAsync(new byte[1_000], default);
        await using var locked = await LockAsync(Read);
        await SayAsync(socket, new { id = "1", type = "subscribe", payload = new { query = Query } });
        await locked.WaitForAsync(statements: 1);
        if (completed) await SayAsync(socket, new { id = "1", type = "complete" });
        else socket.Abort();
        await locked.WaitForAsync(statements: 0);
    }

    private static Task SayAsync(ClientWebSocket socket, object message) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, default);
}

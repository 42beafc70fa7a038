using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Host;
using Compliance.Host.Live;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Audit;

/// <summary>A client that listens to <c>registerChanged</c> by server-sent events, as the console does.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly HttpResponseMessage answer;
    private readonly StreamReader lines;

    private Listening(HttpClient client, HttpResponseMessage answer, StreamReader lines) => (this.client, this.answer, this.lines) = (client, answer, lines);

    /// <param name="from">The host that is to hear; the call returns once nothing more will be missed.</param>
    public static async Task<Listening> ToAsync(HttpClient client, Serving from, string arguments = "", bool refused = false)
    {
        var feed = from.Services.GetRequiredService<ChangeFeed>();
        var before = feed.Listeners;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(from.Address), "/graphql"))
        {
            Content = JsonContent.Create(new
            {
                query = $"subscription {{ registerChanged{arguments} {{ kind subject version events branch {{ id }} by {{ id }} record {{ id ... on Activity {{ title }} }} }} }}",
            }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        for (var n = 0; !refused && !(feed.IsFollowing && feed.Listeners > before); n++)
        {
            Assert.True(n < 500, "The host does not listen after ten seconds.");
            await Task.Delay(20);
        }
        return new(client, answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next response of the stream; null when it is complete.</summary>
    public async Task<JsonElement?> NextAsync(double seconds = 20)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        for (var kind = ""; ;)
        {
            var line = await lines.ReadLineAsync(limit.Token);
            if (line is null || kind == "complete") return null;
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            else if (kind == "next" && line.StartsWith("data: ", StringComparison.Ordinal)) return JsonDocument.Parse(line["data: ".Length..]).RootElement.Clone();
        }
    }

    /// <summary>The next change told; errors are none.</summary>
    public async Task<JsonElement> ChangeAsync()
    {
        var next = await NextAsync() ?? throw new InvalidOperationException("The stream ended.");
        Assert.False(next.TryGetProperty("errors", out var errors), errors.ToString());
        return next.GetProperty("data").GetProperty("registerChanged");
    }

    public async Task<string?> ErrorCodeAsync() => (await NextAsync())?.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        answer.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}

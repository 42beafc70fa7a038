using Xunit.Abstractions;

namespace Console.Tests;

/// <summary>How much script a browser loads before the first page stands.</summary>
public sealed class FirstLoad(ConsoleFixture console, ITestOutputHelper output) : IClassFixture<ConsoleFixture>
{
    private const int Most = 350_000;

    [Theory]
    [InlineData("branch"), InlineData("finance"), InlineData("discipline")]
    public Task Takes_less_than_350_kB_of_script_and_styles_in_gzip(string user) => console.As(user, Look.Usual, async v =>
    {
        var loaded = new System.Collections.Concurrent.ConcurrentQueue<IResponse>();
        v.Page.Response += (_, response) => { if (response.Request.ResourceType is "script" or "stylesheet") loaded.Enqueue(response); };
        await v.Open("/");
        await Expect(v.Title).ToBeVisibleAsync();
        var sizes = new Dictionary<string, int>();
        using var gzip = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { DefaultRequestHeaders = { { "Accept-Encoding", "gzip" } } };
        foreach (var response in loaded)
        {
            if ((await response.BodyAsync()).Length >= 1024) Assert.Contains(await response.HeaderValueAsync("content-encoding"), new[] { "br", "gzip" });
            // Chromium takes brotli; the bound is for who takes only gzip.
            sizes[new Uri(response.Url).AbsolutePath] = (await gzip.GetByteArrayAsync(response.Url)).Length;
        }
        Assert.NotEmpty(sizes);
        output.WriteLine($"{user}: {sizes.Values.Sum():#,0} bytes");
        Assert.True(sizes.Values.Sum() < Most, $"{sizes.Values.Sum():#,0} bytes: " + string.Join(", ", sizes.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value:#,0}")));
    });

    [Fact]
    public async Task What_is_built_is_sent_compressed_to_who_takes_it_and_what_the_register_answers_never_is()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = console.Address };
        var plain = await Coding("/", "identity");
        Assert.Equal((null, "text/html"), plain);
        Assert.Equal(("gzip", "text/html"), await Coding("/", "gzip"));
        Assert.Equal(("br", "text/html"), await Coding("/activities/0199", "gzip, deflate, br"));
        Assert.Equal("gzip", (await Coding("/", "br;q=0, gzip")).Coding);
        Assert.Null((await Coding("/health/live", "gzip, br")).Coding);
        Assert.Null((await Coding("/auth/session", "gzip, br")).Coding);

        async Task<(string? Coding, string? Type)> Coding(string path, string takes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", takes } } };
            using var answer = await client.SendAsync(request);
            return (answer.Content.Headers.ContentEncoding.SingleOrDefault(), answer.Content.Headers.ContentType?.MediaType);
        }
    }
}

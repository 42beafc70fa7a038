using System.IO.Compression;

namespace Console.Tests;

/// <summary>How much script a browser loads before the first page stands.</summary>
public sealed class FirstLoad(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private const int Most = 350_000;

    [Theory]
    [InlineData("branch"), InlineData("finance"), InlineData("discipline")]
    public Task Takes_less_than_350_kB_of_compressed_script(string user) => console.As(user, Look.Usual, async v =>
    {
        var loaded = new List<IResponse>();
        v.Page.Response += (_, response) => { if (response.Request.ResourceType == "script") loaded.Add(response); };
        await v.Open("/");
        await Expect(v.Title).ToBeVisibleAsync();
        var sizes = new Dictionary<string, int>();
        foreach (var response in loaded) sizes[new Uri(response.Url).AbsolutePath] = Compressed(await response.BodyAsync());
        Assert.NotEmpty(sizes);
        Assert.True(sizes.Values.Sum() < Most, $"{sizes.Values.Sum():#,0} bytes: " + string.Join(", ", sizes.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value:#,0}")));
    });

    private static int Compressed(byte[] script)
    {
        using var counted = new MemoryStream();
        using (var gzip = new GZipStream(counted, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(script);
        return (int)counted.Length;
    }
}

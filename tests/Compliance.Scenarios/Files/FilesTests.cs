using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Compliance.Host;
using Xunit;

namespace Compliance.Scenarios.Files;

public sealed class SmallFilesHost : HostFixture
{
    internal override Settings Adjust(Settings settings) => settings with { FileLimit = 200_000 };
}

public sealed class FilesTests(SmallFilesHost host) : IClassFixture<SmallFilesHost>
{
    public static TheoryData<byte[], string> Wanted => new()
    {
        { Samples.Pdf(), "application/pdf" },
        { Samples.Png(), "image/png" },
        { Samples.Jpeg(), "image/jpeg" },
        { Samples.Csv(), "text/csv" },
        { Samples.Ofd(), "application/ofd" },
        { Samples.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { Samples.Xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    };

    [Theory]
    [MemberData(nameof(Wanted))]
    public async Task A_file_is_told_by_its_bytes_and_kept_under_its_hash(byte[] bytes, string type)
    {
        using var client = await host.Client("branch");
        var stored = await Stored(await client.PostAsync("/files", Raw(bytes, "application/octet-stream")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Hash);
        Assert.Equal((type, bytes.Length), (stored.Type, stored.Size));
        var path = Path.Combine(host.Settings.Data, "files", stored.Hash[..2], stored.Hash[2..4], stored.Hash);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));

        using var back = await client.GetAsync($"/files/{stored.Hash}");
        Assert.Equal(bytes, await back.Content.ReadAsByteArrayAsync());
        Assert.Equal(type, back.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", back.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(back.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal($"\"{stored.Hash}\"", back.Headers.ETag?.Tag);
    }

    public static TheoryData<byte[]> Unwanted => [Samples.Html(), Samples.Program(), Samples.PlainZip(), Samples.MacroDocument(), "no table at all"u8.ToArray(), "PK\u0003\u0004 cut off"u8.ToArray(), "a,b\n1,\0"u8.ToArray()];

    [Theory]
    [MemberData(nameof(Unwanted))]
    public async Task Anything_else_is_refused_whatever_it_calls_itself(byte[] bytes)
    {
        using var client = await host.Client("branch");
        using var answer = await client.PostAsync("/files", Form(bytes, "letter.pdf", "application/pdf"));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "FILE_TYPE"), (answer.StatusCode, await Code(answer)));
        Assert.False(File.Exists(Path.Combine(host.Settings.Data, "files", Hash(bytes)[..2], Hash(bytes)[2..4], Hash(bytes))));
    }

    [Fact]
    public async Task A_form_gives_the_file_its_name_without_its_path()
    {
        using var client = await host.Client("branch");
        var stored = await Stored(await client.PostAsync("/files", Form(Samples.Pdf("form"), @"C:\letters\公函.pdf", "text/html")));
        Assert.Equal("公函.pdf", stored.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Over_the_limit_nothing_is_kept(bool knownLength)
    {
        using var client = await host.Client("branch");
        var bytes = new byte[400_000];
        Samples.Pdf().CopyTo(bytes, 0);
        using HttpContent content = knownLength ? Raw(bytes, "application/pdf") : new StreamContent(new Unseekable(bytes));
        using var answer = await client.PostAsync("/files", content);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE"), (answer.StatusCode, await Code(answer)));
        Assert.Empty(Directory.GetFiles(Path.Combine(host.Settings.Data, "files", ".incoming")));
    }

    [Fact]
    public async Task Nothing_is_no_file_and_a_form_without_one_is_told_so()
    {
        using var client = await host.Client("branch");
        using (var empty = await client.PostAsync("/files", Raw([], "application/pdf")))
            Assert.Equal((HttpStatusCode.BadRequest, "FILE_EMPTY"), (empty.StatusCode, await Code(empty)));
        using var form = new MultipartFormDataContent { { new StringContent("x"), "field" } };
        using (var without = await client.PostAsync("/files", form))
            Assert.Equal((HttpStatusCode.BadRequest, "NO_FILE"), (without.StatusCode, await Code(without)));
        using var cut = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4"u8.ToArray());
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using (var broken = await client.PostAsync("/files", cut))
            Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
    }

    [Fact]
    public async Task Without_signing_in_there_are_no_files()
    {
        using var client = await host.Client();
        using var up = await client.PostAsync("/files", Raw(Samples.Pdf(), "application/pdf"));
        Assert.Equal(HttpStatusCode.Unauthorized, up.StatusCode);
        using var down = await client.GetAsync($"/files/{Hash(Samples.Pdf())}");
        Assert.Equal(HttpStatusCode.Unauthorized, down.StatusCode);
    }

    [Fact]
    public async Task The_administrator_of_accounts_has_no_business_files()
    {
        using var client = await host.Client("admin");
        using var answer = await client.PostAsync("/files", Raw(Samples.Pdf(), "application/pdf"));
        Assert.Equal((HttpStatusCode.Forbidden, "NOT_ALLOWED"), (answer.StatusCode, await Code(answer)));
    }

    [Fact]
    public async Task What_no_readable_record_holds_only_its_uploader_gets()
    {
        using var owner = await host.Client("branch");
        var stored = await Stored(await owner.PostAsync("/files", Raw(Samples.Pdf("private"), "application/pdf")));

        using var other = await host.Client("finance");
        using var refused = await other.GetAsync($"/files/{stored.Hash}");
        using var absent = await other.GetAsync($"/files/{new string('0', 64)}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        // The same words for what is not theirs and for what is not there.
        Assert.Equal(await absent.Content.ReadAsStringAsync(), await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_record_names_only_files_that_its_maker_uploaded_or_may_read()
    {
        using var stranger = await host.Client("secretariat");
        var theirs = await Stored(await stranger.PostAsync("/files", Raw(Samples.Pdf("theirs"), "application/pdf")));
        using var owner = await host.Client("branch");
        var own = await Stored(await owner.PostAsync("/files", Raw(Samples.Pdf("own"), "application/pdf")));

        // Invented, and somebody else's: naming it must not open it.
        foreach (var hash in new[] { new string('0', 64), theirs.Hash })
        {
            Assert.Equal("FILE_UNKNOWN", await Attach("branch", hash));
            using var refused = await owner.GetAsync($"/files/{hash}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        Assert.Null(await Attach("branch", own.Hash));
        // The secretariat reads that draft, and so the file: it may name it too.
        Assert.Null(await Attach("secretariat", own.Hash));
    }

    private async Task<string?> Attach(string user, string hash)
    {
        var answer = (await host.Data(user, "mutation($input: DraftActivityInput!) { draftActivity(input: $input) { activity { id } errors { ... on Error { code } } } }", new
        {
            input = new { branch = OfficeSeed.Branch, type = "MEETING", title = "附件", attachments = new[] { new { hash, name = "通知.pdf", kind = "NOTICE" } } },
        })).GetProperty("draftActivity");
        return answer.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString() : null;
    }

    [Theory]
    [InlineData("..%2F..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%2e%2e%2f%2e%2e%2fdemo-password")]
    [InlineData("0123")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public async Task A_path_is_no_hash(string path)
    {
        using var client = await host.Client("branch");
        using var answer = await client.GetAsync($"/files/{path}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_part_is_served_and_an_unchanged_file_is_not_sent_twice()
    {
        using var client = await host.Client("branch");
        var bytes = Samples.Pdf("range");
        var stored = await Stored(await client.PostAsync("/files", Raw(bytes, "application/pdf")));

        using var part = new HttpRequestMessage(HttpMethod.Get, $"/files/{stored.Hash}") { Headers = { Range = new RangeHeaderValue(0, 4) } };
        using (var answer = await client.SendAsync(part))
        {
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(bytes[..5], await answer.Content.ReadAsByteArrayAsync());
        }
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/files/{stored.Hash}") { Headers = { IfNoneMatch = { new EntityTagHeaderValue($"\"{stored.Hash}\"") } } };
        using (var answer = await client.SendAsync(again))
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ByteArrayContent Raw(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name, string type)
    {
        var content = Raw(bytes, type);
        return new MultipartFormDataContent { { new StringContent("before the file"), "note" }, { content, "file", name } };
    }

    private static async Task<(string Hash, long Size, string Type, string? Name)> Stored(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {text}");
            using var body = JsonDocument.Parse(text);
            return (body.RootElement.GetProperty("hash").GetString()!, body.RootElement.GetProperty("size").GetInt64(), body.RootElement.GetProperty("type").GetString()!, body.RootElement.GetProperty("name").GetString());
        }
    }

    private static async Task<string?> Code(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("errors")[0].GetProperty("code").GetString();
    }

    /// <summary>Sent in chunks, so that the length is known only at its end.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

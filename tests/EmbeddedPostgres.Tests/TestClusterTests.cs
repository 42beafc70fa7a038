namespace EmbeddedPostgres.Tests;

public sealed class TestClusterTests
{
    [Fact]
    public async Task Copies_of_a_template_start_alike_and_live_apart()
    {
        await using var cluster = await TestCluster.StartAsync(durable: false);
        var built = 0;
        Task Build(string connection, CancellationToken ct)
        {
            built++;
            return Place.AskAsync(connection, "create table t as select 1 as x");
        }
        var template = await cluster.TemplateAsync("schema", Build);
        Assert.Equal(template, await cluster.TemplateAsync("schema", Build));
        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.CreateDatabaseAsync(template)));

        await Place.AskAsync(copies[0], "insert into t values (2)");
        Assert.Equal(2L, await Place.AskAsync(copies[0], "select count(*) from t"));
        Assert.Equal(1L, await Place.AskAsync(copies[1], "select count(*) from t"));
        Assert.Equal(1, built);
        Assert.Equal("off", await Place.AskAsync(copies[2], "show fsync"));
    }

    [Fact]
    public async Task What_a_killed_test_process_left_is_removed_by_the_next()
    {
        using var temporary = new Place();
        Directory.CreateDirectory(temporary.Path);
        File.SetUnixFileMode(temporary.Path, (UnixFileMode)0b111_001_001);
        using (var killed = await OtherProcess.StartAsync("tests", temporary.Path))
            killed.Kill();
        var root = Directory.GetDirectories(temporary.Path).Single();
        var left = Directory.GetDirectories(root).Single();
        var server = Postmaster.Of(Path.Combine(left, "postgres"))!;

        using (var next = await OtherProcess.StartAsync("tests", temporary.Path))
        {
            Assert.False(Directory.Exists(left));
            // Where nobody reaps orphans the number lives on, without a command.
            Assert.True(!File.Exists($"/proc/{server.Pid}/cmdline") || File.ReadAllText($"/proc/{server.Pid}/cmdline").Length == 0);
            await next.LeaveAsync();
        }
        Assert.Empty(Directory.GetFileSystemEntries(root));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using EmbeddedPostgres;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Crash;

/// <summary>
/// Two hosts of eight writers each on one durable PostgreSQL; every round one of the hosts, the whole server or one of its
/// backends is killed at a random moment and started again. After each round everything that was promised is looked at.
/// </summary>
internal static class Campaign
{
    private const int WritersOfHost = 8;

    public static async Task RunAsync(int rounds, int seed, Action<string> say)
    {
        say($"{rounds} rounds, seed {seed}");
        var random = new Random(seed);
        await using var cluster = await TestCluster.StartAsync(durable: true);
        var database = await cluster.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await PostgresSchema.ApplyAsync(source, new EventStoreOptions());
        await using (var tables = source.CreateCommand(Sql.Read("schema"))) await tables.ExecuteNonQueryAsync();

        var acknowledged = new ConcurrentQueue<string>();
        var incarnation = 0;
        HostProcess Start(int writers = WritersOfHost) => new($"h{++incarnation}", database, writers, acknowledged);
        HostProcess[] hosts = [Start(), Start()];
        try
        {
            var verdict = new Verdict(source);
            var kills = new int[4];
            for (var round = 1; round <= rounds; round++)
            {
                await Task.Delay(random.Next(100, 1500));
                var victim = random.Next(4);
                kills[victim]++;
                var clock = Stopwatch.StartNew();
                switch (victim)
                {
                    case 0 or 1:
                        await hosts[victim].KillAsync();
                        hosts[victim].Dispose();
                        hosts[victim] = Start();
                        break;
                    case 2:
                        Kill(cluster.Server.ProcessId);
                        await cluster.Server.RecoverAsync();
                        break;
                    default:
                        // The server undoes everything that is open and recovers by itself.
                        await KillBackendAsync(verdict, random);
                        break;
                }
                var (operations, events) = await verdict.CheckAsync(Drain(acknowledged));
                say($"round {round}: {Name(victim)} killed; {operations} acknowledged so far, {events} events, all there ({clock.ElapsedMilliseconds} ms)");
            }
            foreach (var host in hosts) await host.StopAsync();
            // One that only follows, for what was written last.
            using var last = Start(writers: 0);
            var (all, total) = await verdict.CheckAsync(Drain(acknowledged), whole: true);
            await last.StopAsync();
            say($"{rounds} rounds ({kills[0] + kills[1]} hosts, {kills[2]} servers, {kills[3]} backends killed): {all} acknowledged operations, {total} events; none lost, none doubled");
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
        }
    }

    private static string Name(int victim) => victim switch { 0 or 1 => "a host", 2 => "the server", _ => "a backend" };

    private static List<string> Drain(ConcurrentQueue<string> acknowledged)
    {
        var said = new List<string>();
        while (acknowledged.TryDequeue(out var op)) said.Add(op);
        return said;
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended by itself just now.
        }
    }

    private static async Task KillBackendAsync(Verdict verdict, Random random)
    {
        var pids = new List<int>();
        await using (var connection = await verdict.ConnectAsync())
        {
            await using var ask = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid", connection);
            await using var reader = await ask.ExecuteReaderAsync();
            while (await reader.ReadAsync()) pids.Add(reader.GetInt32(0));
        }
        if (pids.Count > 0) Kill(pids[random.Next(pids.Count)]);
    }
}

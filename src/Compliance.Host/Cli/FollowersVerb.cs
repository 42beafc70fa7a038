using System.CommandLine;
using System.Text.Json;
using EventStore;
using EventStore.Projections;
using Npgsql;

namespace Compliance.Host.Cli;

/// <summary><c>followers …</c>: whoever follows the events from a checkpoint, how far they are, and what to do about one that has stopped.</summary>
internal static class FollowersVerb
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Build() => new("followers", "who follows the events from a checkpoint: see how far, skip what stops one, resume") { List(), Skip(), Resume() };

    private static Command List()
    {
        var command = new Command("list", "position, lag and poisoned event, a JSON line each; exit code 1 when one has stopped");
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var followers = Of(place);
            var states = await followers.StatesAsync(ct);
            if (states.Count == 0) Console.Error.WriteLine("No follower has run on this database; the register's own lists are written with their events.");
            foreach (var f in states)
                Console.WriteLine(JsonSerializer.Serialize(new
                {
                    f.Name, Standing = f.Standing.ToString().ToUpperInvariant(), f.Position, f.Behind, f.WaitingSince, f.Leader, f.Since, f.Stopped,
                    Skipped = await followers.SkippedAsync(f.Name, ct),
                }, Plain));
            return states.Any(f => f.Standing == FollowerStanding.Stopped) ? CommandLine.Failed : 0;
        });
        return command;
    }

    private static Command Skip()
    {
        var name = Name();
        var sequence = new Argument<long>("event") { Description = "the sequence number it has stopped at, as list shows it" };
        var reason = new Option<string>("--reason") { Description = "why the event may be passed over; kept on record", Required = true };
        var by = new Option<string?>("--by") { Description = "who decided; without it the account of this machine" };
        var command = new Command("skip", "passes over the event that a follower has stopped at, for good and on record") { name, sequence, reason, by };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (follower, number, why) = (parsed.GetValue(name)!, parsed.GetValue(sequence), parsed.GetValue(reason)!);
            if (string.IsNullOrWhiteSpace(why)) throw new InputException("The reason is empty: say why the event may be passed over.");
            await using var place = await where.OpenAsync(parsed, ct);
            var state = await FindAsync(place, follower, ct);
            if (!await Of(place).SkipAsync(follower, number, why, parsed.GetValue(by) ?? Environment.UserName, ct))
                throw new InputException($"{follower} has not stopped at event {number}: {(state.Stopped is { } at ? $"it is at {at.Sequence}, or that is skipped already" : "it runs")}; see followers list.");
            Console.WriteLine($"{follower} passes over {number}");
            return 0;
        });
        return command;
    }

    private static Command Resume()
    {
        var name = Name();
        var command = new Command("resume", "lets a stopped follower try its event again, once the cause is mended") { name };
        var where = Where.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var follower = parsed.GetValue(name)!;
            await using var place = await where.OpenAsync(parsed, ct);
            await FindAsync(place, follower, ct);
            if (!await Of(place).ResumeAsync(follower, ct)) throw new InputException($"{follower} has not stopped; see followers list.");
            Console.WriteLine($"{follower} tries again");
            return 0;
        });
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = "the follower's name, as list shows it" };

    private static Followers Of(Workplace place) => new(place.Services.GetRequiredService<NpgsqlDataSource>(), place.Services.GetRequiredService<EventStoreOptions>());

    private static async Task<FollowerState> FindAsync(Workplace place, string name, CancellationToken ct) =>
        (await Of(place).StatesAsync(ct)).FirstOrDefault(f => f.Name == name) ?? throw new InputException($"There is no follower '{name}'; see followers list.");
}

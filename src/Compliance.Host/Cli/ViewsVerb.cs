using System.CommandLine;
using System.Text.Json;
using Compliance.Host.Commands;
using Compliance.Host.Views;
using Npgsql;

namespace Compliance.Host.Cli;

/// <summary><c>views rebuild [NAME…]</c>: folds views anew beside the old ones and swaps; the host may run meanwhile.</summary>
internal static class ViewsVerb
{
    public static Command Build()
    {
        var names = new Argument<string[]>("name") { Description = "views to rebuild; none = all", Arity = ArgumentArity.ZeroOrMore };
        var rebuild = new Command("rebuild", "folds views anew from the events and swaps them in") { names };
        var where = Where.AddTo(rebuild);
        rebuild.SetAction(async (parsed, ct) =>
        {
            await using var place = await where.OpenAsync(parsed, ct);
            var kinds = place.Services.GetRequiredService<RoomBook>().Kinds.OrderBy(k => k.View.Name, StringComparer.Ordinal).ToList();
            var wanted = parsed.GetValue(names) is { Length: > 0 } some ? some : [.. kinds.Select(k => k.View.Name)];
            if (wanted.FirstOrDefault(w => kinds.All(k => k.View.Name != w)) is { } unknown)
                throw new InputException($"There is no view '{unknown}'; the views are {string.Join(' ', kinds.Select(k => k.View.Name))}.");

            var done = new Dictionary<string, object>();
            foreach (var kind in kinds.Where(k => wanted.Contains(k.View.Name)))
            {
                var total = await CountAsync(place.Services.GetRequiredService<NpgsqlDataSource>(), kind.Alias, ct);
                var built = await Reporter.RunAsync(kind.View.Name, "events", total, report => place.Services.GetRequiredService<ViewRebuild>().RunAsync(kind, p => report(p.Events), ct));
                done[kind.View.Name] = new { events = built.Events, rows = built.Rows, seconds = Math.Round(built.Seconds, 3) };
            }
            Console.WriteLine(JsonSerializer.Serialize(new { views = done }));
            return 0;
        });
        return new Command("views", "the register's stored lists") { rebuild };
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string streamType, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select coalesce(sum(version), 0)::bigint from mt_streams where type = $1");
        command.Parameters.Add(new() { Value = streamType });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

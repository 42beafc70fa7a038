using System.Diagnostics;
using Spectre.Console;

namespace Compliance.Host.Cli;

/// <summary>Tells how far a long act is: a bar on a terminal, one line a second elsewhere; always on stderr.</summary>
internal static class Reporter
{
    /// <param name="total">What is expected; 0 when nobody knows.</param>
    public static async Task<T> RunAsync<T>(string what, string unit, long total, Func<Action<long>, Task<T>> act)
    {
        if (Console.IsErrorRedirected)
            return await act(Lines(what, unit, total));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
                task.IsIndeterminate = total <= 0;
                var result = await act(done =>
                {
                    task.Value = done;
                    task.Description = Markup.Escape($"{what} {done:#,0} {unit}");
                });
                task.Value = task.MaxValue;
                return result;
            });
    }

    private static Action<long> Lines(string what, string unit, long total)
    {
        var started = Stopwatch.GetTimestamp();
        var last = started;
        return done =>
        {
            if (Stopwatch.GetElapsedTime(last) < TimeSpan.FromSeconds(1))
                return;
            last = Stopwatch.GetTimestamp();
            Console.Error.WriteLine(FormattableString.Invariant($"{what} {done}{(total > 0 ? $" of {total}" : "")} {unit}, {done / Stopwatch.GetElapsedTime(started).TotalSeconds:0}/s"));
        };
    }
}

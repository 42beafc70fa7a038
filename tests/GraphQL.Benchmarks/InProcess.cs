using System.Buffers;
using System.Diagnostics;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>What an operation costs without HTTP: from the request's text to the response's bytes.</summary>
internal static class InProcess
{
    public sealed record Figures(double Microseconds, double Bytes);

    public static async Task<Figures> MeasureAsync(string query)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var executor = Served.Executor(services);
        var request = new GraphQLRequest(query);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        await TimeAsync(1.5);
        return new Figures(Math.Min(await TimeAsync(1), await TimeAsync(1)), await BytesAsync());

        async Task OnceAsync()
        {
            output.ResetWrittenCount();
            await executor.ExecuteAsync(request, new RequestContext(services), output);
        }

        async Task<double> TimeAsync(double seconds)
        {
            var (begun, count) = (Stopwatch.GetTimestamp(), 0L);
            for (; Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds; count += 20)
                for (var i = 0; i < 20; i++) await OnceAsync();
            return Stopwatch.GetElapsedTime(begun).TotalMicroseconds / count;
        }

        async Task<double> BytesAsync()
        {
            const int Count = 1_000;
            var before = GC.GetTotalAllocatedBytes(true);
            for (var i = 0; i < Count; i++) await OnceAsync();
            return (GC.GetTotalAllocatedBytes(true) - before) / (double)Count;
        }
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>What a run of one act gave.</summary>
internal sealed record Measured(int Requests, double Seconds, int Failures, string? FirstFailure, TimeSpan P50, TimeSpan P99)
{
    public double Rate => Requests / Seconds;

    /// <summary>By all requests of the run together.</summary>
    public Spent Spent { get; init; }

    /// <summary>The first n that was not used up.</summary>
    public int Next { get; init; }
}

/// <summary>
/// A generator of load over plain sockets with connections kept alive: it shares the cores with what it measures, so it does
/// as little as HTTP/1.1 allows. Loopback only, bounded in time and in number.
/// </summary>
internal static class LoadClient
{
    public const int MostConnections = 64, MostRequests = 2_000_000;

    /// <param name="body">The body of the n-th request; null ends the run.</param>
    /// <param name="from">The n of the first.</param>
    public static async Task<Measured> RunAsync(Uri host, string token, int connections, TimeSpan atMost, Func<int, byte[]?> body, int from, Func<Spent> spent)
    {
        if (!IPAddress.IsLoopback(IPAddress.Parse(host.Host))) throw new ArgumentException("Load is made on loopback only.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(connections, MostConnections);
        var head = $"POST /graphql HTTP/1.1\r\nHost: {host.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: ";
        int next = from - 1, failures = 0;
        string? firstFailure = null;
        var latencies = new List<long>[connections];
        var before = spent();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(async () =>
        {
            var mine = latencies[c] = new List<long>(4096);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(host.Host, host.Port);
            var buffer = new byte[64 * 1024];
            for (int n; (n = Interlocked.Increment(ref next)) < from + MostRequests;)
            {
                var sent = Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(started, sent) > atMost || body(n) is not { } bytes) break;
                await socket.SendAsync(Request(head, bytes));
                var (status, answer) = await Answer(socket, buffer);
                mine.Add(Stopwatch.GetTimestamp() - sent);
                // A GraphQL answer of 200 may still be a refusal: what is measured must have happened.
                if (status == 200 && !answer.Contains("\"errors\":[", StringComparison.Ordinal)) continue;
                Interlocked.Increment(ref failures);
                Interlocked.CompareExchange(ref firstFailure, $"{status} {answer}", null);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        if (all.Length == 0) return new(0, seconds, failures, firstFailure, default, default);
        return new(all.Length, seconds, failures, firstFailure, At(all, 0.50), At(all, 0.99)) { Spent = spent() - before, Next = next + 1 };
    }

    private static TimeSpan At(long[] sorted, double share) => Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))]);

    private static byte[] Request(string head, byte[] body)
    {
        var length = head.Length + 10 + 4 + body.Length;
        var request = new byte[length];
        var at = Encoding.ASCII.GetBytes(head, request);
        Utf8Formatter.TryFormat(body.Length, request.AsSpan(at), out var written);
        at += written;
        "\r\n\r\n"u8.CopyTo(request.AsSpan(at));
        at += 4;
        body.CopyTo(request, at);
        return request[..(at + body.Length)];
    }

    private static async Task<(int Status, string Answer)> Answer(Socket socket, byte[] buffer)
    {
        var have = 0;
        int end;
        while ((end = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8)) < 0) have += await Receive(socket, buffer, have);
        var headers = Encoding.ASCII.GetString(buffer, 0, end);
        var status = int.Parse(headers.AsSpan(9, 3));
        var start = end + 4;
        if (headers.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase) is >= 0 and var field)
        {
            var value = headers.AsSpan(field + 15);
            var length = int.Parse(value[..(value.IndexOf('\r') is >= 0 and var stop ? stop : value.Length)].Trim());
            var whole = new byte[length];
            var copied = Math.Min(length, have - start);
            buffer.AsSpan(start, copied).CopyTo(whole);
            while (copied < length) copied += await Receive(socket, whole, copied);
            return (status, Encoding.UTF8.GetString(whole));
        }
        var text = new MemoryStream();
        text.Write(buffer, start, have - start);
        while (!text.GetBuffer().AsSpan(0, (int)text.Length).EndsWith("0\r\n\r\n"u8)) text.Write(buffer, 0, await Receive(socket, buffer, 0));
        return (status, Encoding.UTF8.GetString(text.ToArray()));
    }

    private static async Task<int> Receive(Socket socket, byte[] buffer, int at)
    {
        var read = await socket.ReceiveAsync(buffer.AsMemory(at));
        return read > 0 ? read : throw new IOException("The host closed the connection.");
    }
}

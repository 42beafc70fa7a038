using System.Net;
using System.Net.Sockets;

namespace EventStore.Tests;

/// <summary>A wire between the store and the database that a test can cut, at the worst moment of all: after the question, before the answer.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _database;
    private readonly Task _accepting;
    private volatile bool _cutNextAnswer;
    private volatile bool _down;

    public Relay(int databasePort)
    {
        _database = databasePort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The next answer of the database is swallowed, and the connection it was for is cut.</summary>
    /// <param name="thenDown">And no other connection is let through after that.</param>
    public void CutNextAnswer(bool thenDown = false)
    {
        _down = false;
        _thenDown = thenDown;
        _cutNextAnswer = true;
    }

    private volatile bool _thenDown;

    public void Up() => _down = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_down) client.Dispose();
                else _ = RelayAsync(client);
            }
        }
        catch (OperationCanceledException) { }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _database, _end.Token);
                var questions = client.GetStream().CopyToAsync(server.GetStream(), _end.Token);
                var buffer = new byte[65536];
                while (await server.GetStream().ReadAsync(buffer, _end.Token) is var read and > 0)
                {
                    if (_cutNextAnswer)
                    {
                        (_cutNextAnswer, _down) = (false, _thenDown);
                        return;
                    }
                    await client.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException) { }
        }
    }
}

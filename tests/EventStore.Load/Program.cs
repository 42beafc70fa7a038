return await EventStore.Load.Load.RunAsync(args);

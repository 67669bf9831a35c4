package se.lugntrygg.bootstrap;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFirestore.class)
final class AppOnFirestoreTest extends AppTest {}
